using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>From a posted DetectedIssue to an alert: reads it, finds the patient, stores. It comes alone, at its own address: measurements and forms of a bundle are stored in a transaction of their own.</summary>
internal sealed class IssueIntake(PersonLocator persons, ReceivedIssues issues)
{
    private const string Patient = "DetectedIssue.patient.identifier", Author = "DetectedIssue.author", Identifier = "DetectedIssue.identifier";

    /// <summary>Whether an entry is for here.</summary>
    public static bool Takes(EnvelopeEntry entry) => entry.Refusal is null && entry.Whole.Equals(entry.Resource) && ResourceTypes.Is(entry.Resource.Span, ResourceTypes.DetectedIssue);

    /// <param name="arrived">When it came: what its own time is held against.</param>
    public async Task<Receipt> StoreAsync(ControllerGrant grant, ReadOnlyMemory<byte> json, DateTimeOffset arrived, CancellationToken cancellation)
    {
        if (!DetectedIssueMapping.TryRead(json.Span, arrived, out var issue, out var refusal))
        {
            return Receipt.Refused(refusal);
        }

        if ((issue.Controller ?? (grant.Writes is [var own, ..] ? own : null)) is not { } controller || !grant.Writes.Contains(controller))
        {
            return Receipt.Refused(new(RefusalCode.ControllerNotYours, Author));
        }

        if (!persons.Find(grant, [(controller, issue.Subject)]).TryGetValue((controller, issue.Subject), out var patient))
        {
            return Receipt.Refused(new(RefusalCode.PatientUnknown, Patient));
        }

        var stored = await issues.TakeAsync(grant, patient, controller, issue, json, cancellation);
        return stored.As switch
        {
            StoredAs.Created or StoredAs.Known => new(stored.Measurement, stored.Version, stored.As == StoredAs.Created, null, null) { Type = ResourceTypes.DetectedIssue },
            StoredAs.Nothing => Receipt.Refused(new(RefusalCode.NothingToWithdraw, Identifier)),
            _ => Receipt.Refused(new(RefusalCode.CorrectionOtherPatient, Identifier)),
        };
    }
}
