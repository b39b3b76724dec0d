using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The prepared statements that store measurements, on one connection. Not safe for two threads.</summary>
internal sealed class MeasurementStatements : IDisposable
{
    private const int MostOriginsKept = 10_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _commit, _rollback, _save, _release, _back, _change, _body, _origin, _insert, _find;
    private readonly DetailStatements _details;
    private readonly VersionStatements _versions;
    private readonly ResponseStatements _responses;
    private readonly Dictionary<(OrganisationNumber, MeasurementOrigin), long> _origins = [];

    public MeasurementStatements(SqliteConnection connection)
    {
        _connection = connection;
        _responses = new(connection);
        // The index of fingerprints is written at random places: a cache that holds it, and a rarer checkpoint, halve what a bulk of rows writes.
        connection.Prepare("PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=12000;").ExecuteNonQuery();
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _rollback = connection.Prepare("ROLLBACK");
        _save = connection.Prepare("SAVEPOINT delivery");
        _release = connection.Prepare("RELEASE delivery");
        _back = connection.Prepare("ROLLBACK TO delivery");
        _change = connection.Prepare("INSERT INTO Changes (Patient, Area) VALUES ($1, $2) RETURNING Sequence", 2);
        _body = connection.Prepare("INSERT INTO Bodies (Controller, Client, Received, Content) VALUES ($1, $2, $3, $4) RETURNING Id", 4);
        _origin = connection.Prepare(
            """
            INSERT INTO Origins (Controller, Code, Unit, Source, Device, DeviceId, Method, Performer, Fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (Fingerprint) DO UPDATE SET Code = Code RETURNING Id
            """,
            9);

        // "OR IGNORE", not "ON CONFLICT": with it no statement journal is written (a copy of every page touched, for every row). Nothing is ignored in silence:
        // a row that was not inserted returns no id, and that fails the delivery.
        _insert = connection.Prepare(
            """
            INSERT OR IGNORE INTO Measurements (Patient, Controller, Kind, At, Value, Second, Marks, Oxygen, Activity, Received, KnownFrom, Origin, Body, BodyIndex, Fingerprint)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            RETURNING Id
            """,
            15);
        _find = connection.Prepare("SELECT Id, Patient, Kind, At, Value, Second, Oxygen, Activity, Origin, Version FROM Measurements WHERE Fingerprint = $1 AND Controller = $2", 2);
        _details = new(connection);
        _versions = new(connection);
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void Rollback()
    {
        _origins.Clear();

        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself already.
        }
    }

    /// <summary>Stores one delivery inside the open transaction.</summary>
    public IReadOnlyList<Stored> Store(NewMeasurements delivery, List<PatientChange> changes)
    {
        _save.ExecuteNonQuery();
        var before = changes.Count;
        var measured = delivery.Measurements.Count;
        var stored = new Stored[measured + delivery.Responses.Count];
        var bodies = new Dictionary<OrganisationNumber, long>();
        var known = new Dictionary<PatientId, long>();
        var answered = new Dictionary<PatientId, long>();

        for (var i = 0; i < measured; i++)
        {
            stored[i] = Store(delivery, delivery.Measurements[i], bodies, known);
        }

        for (var i = 0; i < delivery.Responses.Count; i++)
        {
            stored[measured + i] = Store(delivery, delivery.Responses[i], bodies, answered);
        }

        if (delivery.AllOrNothing && stored.Any(s => s.IsRefused))
        {
            _back.ExecuteNonQuery();
            _origins.Clear();
            known.Clear();
            answered.Clear();
        }

        _release.ExecuteNonQuery();
        changes.RemoveRange(before, changes.Count - before);
        changes.AddRange(known.Select(change => new PatientChange(change.Key, Area.Measurements, change.Value)));
        changes.AddRange(answered.Select(change => new PatientChange(change.Key, Area.Questionnaires, change.Value)));
        return stored;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _rollback, _save, _release, _back, _change, _body, _origin, _insert, _find])
        {
            command.Dispose();
        }

        _details.Dispose();
        _versions.Dispose();
        _responses.Dispose();
        _connection.Dispose();
    }

    private Stored Store(NewMeasurements delivery, NewMeasurement m, Dictionary<OrganisationNumber, long> bodies, Dictionary<PatientId, long> known)
    {
        if (m.Revision is { } revision)
        {
            return Revise(delivery, m, revision, bodies, known);
        }

        return Find(m) ?? Insert(delivery, m, bodies, known);
    }

    private Stored Revise(NewMeasurements delivery, NewMeasurement m, Revision revision, Dictionary<OrganisationNumber, long> bodies, Dictionary<PatientId, long> known)
    {
        if (_versions.Find(m) is [var standing, ..] versions)
        {
            var content = Content(m);
            var stored = VersionOrder.OfRevision(versions, m, revision, content);

            if (stored.As == StoredAs.Created)
            {
                _versions.Supersede(standing, m, revision, content, m.Received ?? delivery.Received, Change(m, known), Body(delivery, m.Controller, bodies));

                if (!revision.IsWithdrawal)
                {
                    _details.Replace(standing.Measurement, m);
                }
            }

            return stored;
        }

        if (_versions.Elsewhere(delivery, m) is { } elsewhere)
        {
            return new(StoredAs.OtherController, elsewhere);
        }

        if (revision.IsWithdrawal)
        {
            return new(StoredAs.Nothing, 0);
        }

        var first = Insert(delivery, m, bodies, known);
        _versions.Mark(first.Measurement, revision);
        return first;
    }

    private Stored Insert(NewMeasurements delivery, NewMeasurement m, Dictionary<OrganisationNumber, long> bodies, Dictionary<PatientId, long> known)
    {
        var sequence = Change(m, known);

        var id = _insert.Scalar(
            m.Patient.Value,
            m.Controller.Value,
            m.Kind.Key,
            m.At.ToUnixTimeMilliseconds(),
            (double)m.Value,
            (double?)m.Second,
            (int)m.Marks,
            (double?)m.Oxygen?.LitresPerMinute,
            (int)m.Activity,
            (m.Received ?? delivery.Received).ToUnixTimeMilliseconds(),
            sequence,
            Origin(m.Controller, m.Origin),
            Body(delivery, m.Controller, bodies),
            m.BodyIndex,
            m.Fingerprint);
        _details.Store(id, m);
        return new(StoredAs.Created, id);
    }

    private Stored Store(NewMeasurements delivery, NewResponse r, Dictionary<OrganisationNumber, long> bodies, Dictionary<PatientId, long> answered)
    {
        if (_responses.Find(r) is { } there)
        {
            return there;
        }

        if (!answered.ContainsKey(r.Patient))
        {
            answered[r.Patient] = _change.Scalar(r.Patient.Value, (int)Area.Questionnaires);
        }

        return _responses.Insert(r, delivery.Received, Body(delivery, r.Controller, bodies));
    }

    /// <summary>The body of a controller is stored with the first row that needs it.</summary>
    private long Body(NewMeasurements delivery, OrganisationNumber controller, Dictionary<OrganisationNumber, long> bodies)
    {
        if (!bodies.TryGetValue(controller, out var body))
        {
            var content = delivery.Bodies.Single(b => b.Controller == controller).Content;
            bodies[controller] = body = _body.Scalar(controller.Value, delivery.Client, delivery.Received.ToUnixTimeMilliseconds(), content);
        }

        return body;
    }

    /// <summary>One change for a patient and delivery.</summary>
    private long Change(NewMeasurement m, Dictionary<PatientId, long> known) =>
        known.TryGetValue(m.Patient, out var sequence) ? sequence : known[m.Patient] = _change.Scalar(m.Patient.Value, (int)Area.Measurements);

    private VersionContent Content(NewMeasurement m) => VersionContent.Of(m, Origin(m.Controller, m.Origin));

    private Stored? Find(NewMeasurement m)
    {
        using var row = _find.Bind(m.Fingerprint, m.Controller.Value).ExecuteReader();

        if (!row.Read())
        {
            return null;
        }

        var content = Content(m);

        // A sender that sends everything again also sends what it has corrected since.
        if (row.GetInt32(9) > 1)
        {
            return VersionOrder.OfFinal(_versions.Find(m), m, content);
        }

        var same = row.GetInt64(1) == m.Patient.Value
            && row.GetString(2) == m.Kind.Key
            && content == new VersionContent(row.GetInt64(3), row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5), row.IsDBNull(6) ? null : row.GetDouble(6), row.GetInt32(7), row.GetInt64(8), _details.Of(row.GetInt64(0), m.Kind));

        return new(same ? StoredAs.Known : StoredAs.Conflict, row.GetInt64(0));
    }

    private long Origin(OrganisationNumber controller, MeasurementOrigin origin)
    {
        if (_origins.TryGetValue((controller, origin), out var id))
        {
            return id;
        }

        if (_origins.Count >= MostOriginsKept)
        {
            _origins.Clear();
        }

        id = _origin.Scalar(
            controller.Value,
            origin.Code,
            origin.Unit,
            origin.Source,
            origin.Device,
            origin.DeviceId,
            origin.Method,
            origin.Performer,
            Fingerprint.Of(controller.ToString(), origin.Code, origin.Unit, origin.Source, origin.Device, origin.DeviceId, origin.Method, origin.Performer));
        return _origins[(controller, origin)] = id;
    }
}
