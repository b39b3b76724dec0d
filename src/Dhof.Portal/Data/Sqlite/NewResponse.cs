using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>An answered form on its way into the database.</summary>
/// <param name="Content">Questions and answers, as <see cref="ResponseContent"/> writes them.</param>
/// <param name="Fingerprint">16 bytes, unique for the controller.</param>
/// <param name="BodyIndex">Place of its original in the body of its controller.</param>
public sealed record NewResponse(
    PatientId Patient,
    OrganisationNumber Controller,
    string? Questionnaire,
    DateTimeOffset Authored,
    ResponseMarks Marks,
    string? AnsweredBy,
    string? Source,
    string Content,
    byte[] Fingerprint,
    int BodyIndex)
{
    /// <summary>The row that a message becomes.</summary>
    public static NewResponse Of(PatientId patient, OrganisationNumber controller, ReportedResponse response, DateTimeOffset received, int bodyIndex)
    {
        var content = ResponseContent.Write(response.Items);

        return new(
            patient,
            controller,
            response.Questionnaire,
            response.Authored,
            response.Marks(received),
            response.AnsweredBy,
            response.Source,
            content,
            Fingerprinted(patient, response, content),
            bodyIndex);
    }

    /// <summary>Without an identifier the content stands for it, so that a message that is sent twice is stored once.</summary>
    private static byte[] Fingerprinted(PatientId patient, ReportedResponse response, string content) => response.Identifier is { } identifier
        ? Data.Fingerprint.OfIdentifier(identifier)
        : Data.Fingerprint.Of(
            "content",
            patient.ToString(),
            response.Questionnaire,
            response.Authored.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            content);
}
