using Dhof.Portal.Domain.Questionnaires;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The prepared statements that store answered forms, on the connection and in the transaction of the measurements they came with. Not safe for two threads.</summary>
internal sealed class ResponseStatements : IDisposable
{
    // What the sender's clock or a missing organisation says differs between two deliveries of the same message.
    private const int ComparedMarks = (int)ResponseMarks.AnsweredByPatient;

    private readonly SqliteCommand _insert, _find;

    public ResponseStatements(SqliteConnection connection)
    {
        _insert = connection.Prepare(
            """
            INSERT OR IGNORE INTO QuestionnaireResponses (Patient, Controller, Questionnaire, Authored, Received, Marks, AnsweredBy, Source, Content, Body, BodyIndex, Fingerprint)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            RETURNING Id
            """,
            12);
        _find = connection.Prepare(
            """
            SELECT Id, Patient = $3 AND Questionnaire IS $4 AND Authored = $5 AND Marks & $6 = $7 & $6 AND AnsweredBy IS $8 AND Source IS $9 AND Content = $10
            FROM QuestionnaireResponses WHERE Fingerprint = $1 AND Controller = $2
            """,
            10);
    }

    /// <summary>What is stored under the same fingerprint; null where nothing is.</summary>
    public Stored? Find(NewResponse r)
    {
        _find.Bind(r.Fingerprint, r.Controller.Value, r.Patient.Value, r.Questionnaire, r.Authored.ToUnixTimeMilliseconds(), ComparedMarks, (int)r.Marks, r.AnsweredBy, r.Source, r.Content);
        using var row = _find.ExecuteReader();
        return row.Read() ? new(row.GetBoolean(1) ? StoredAs.Known : StoredAs.Conflict, row.GetInt64(0)) : null;
    }

    public Stored Insert(NewResponse r, DateTimeOffset received, long body) => new(StoredAs.Created, _insert.Scalar(
        r.Patient.Value,
        r.Controller.Value,
        r.Questionnaire,
        r.Authored.ToUnixTimeMilliseconds(),
        received.ToUnixTimeMilliseconds(),
        (int)r.Marks,
        r.AnsweredBy,
        r.Source,
        r.Content,
        body,
        r.BodyIndex,
        r.Fingerprint));

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
    }
}
