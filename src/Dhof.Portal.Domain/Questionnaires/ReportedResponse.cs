using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>An answered form as a message reports it, understood but not yet tied to a patient's record.</summary>
/// <param name="Subject">The person's identity number.</param>
/// <param name="Controller">The organisation that is named as author; null where the message names none.</param>
/// <param name="Questionnaire">Canonical address of the form, without version; null where the message names none.</param>
/// <param name="Authored">When the answers were gathered.</param>
/// <param name="ByPatient">The patient answered.</param>
/// <param name="AnsweredBy">What the message calls the one who answered; null where it is silent.</param>
/// <param name="Source">meta.source: the sending system; null where the message is silent.</param>
/// <param name="Identifier">system|value; null where the sender gave none.</param>
public sealed record ReportedResponse(
    IdentityNumber Subject,
    OrganisationNumber? Controller,
    string? Questionnaire,
    DateTimeOffset Authored,
    ImmutableArray<AnsweredItem> Items,
    bool ByPatient,
    string? AnsweredBy,
    string? Source,
    string? Identifier)
{
    public ResponseMarks Marks(DateTimeOffset received) =>
        (Authored > received ? ResponseMarks.ClockAhead : ResponseMarks.None)
        | (Controller is null ? ResponseMarks.ControllerAssumed : ResponseMarks.None)
        | (ByPatient ? ResponseMarks.AnsweredByPatient : ResponseMarks.None);

    public bool Equals(ReportedResponse? other) => other is not null
        && (Subject, Controller, Questionnaire, Authored, ByPatient, AnsweredBy) == (other.Subject, other.Controller, other.Questionnaire, other.Authored, other.ByPatient, other.AnsweredBy)
        && (Source, Identifier) == (other.Source, other.Identifier)
        && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => HashCode.Combine(Subject, Questionnaire, Authored, Items.Length);
}
