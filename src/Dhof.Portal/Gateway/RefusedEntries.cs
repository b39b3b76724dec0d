using System.IO.Hashing;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>Sees to it that nothing a known client sent is lost: what was refused goes into quarantine with the reason, and with the patient where it can be told.</summary>
internal sealed partial class RefusedEntries(PersonLocator persons, QuarantineWriter quarantine, ILogger<RefusedEntries> log)
{
    /// <summary>Keeps the refused among the entries of one request.</summary>
    public async Task KeepAsync(ControllerGrant grant, IReadOnlyList<EnvelopeEntry> entries, IReadOnlyList<Receipt> receipts, DateTimeOffset received, CancellationToken cancellation)
    {
        List<(ReadOnlyMemory<byte> Json, ReceivedForm Form, Receipt Receipt)> refused = [];

        for (var i = 0; i < entries.Count; i++)
        {
            // Who expected another version was told which one stands, and sends again by it. Tried again by itself it would correct what its sender has not seen.
            if (receipts[i].Refusal is { } refusal && refusal.Code != RefusalCode.VersionOther)
            {
                refused.Add(entries[i] switch
                {
                    { Put: not null } => (entries[i].Whole, ReceivedForm.Put, receipts[i]),
                    { Resource.IsEmpty: true } => (entries[i].Whole, ReceivedForm.Entry, receipts[i]),
                    _ => (entries[i].Resource, ReceivedForm.Resource, receipts[i]),
                });
            }
        }

        if (refused.Count > 0)
        {
            await KeepAsync(grant, refused, received, cancellation);
        }
    }

    /// <summary>
    /// Keeps the refused among what was copied from a source, once however often it is read. Not kept is what a source tells that concerns nobody here: a version that a later one
    /// has overtaken, the withdrawal of what was never here, a patient whose record has just been taken away.
    /// </summary>
    /// <returns>How many are kept.</returns>
    public async Task<int> KeepOnceAsync(ControllerGrant grant, IReadOnlyList<EnvelopeEntry> entries, IReadOnlyList<Receipt> receipts, DateTimeOffset received, CancellationToken cancellation)
    {
        List<(ReadOnlyMemory<byte> Json, ReceivedForm Form, Receipt Receipt)> refused =
        [
            .. entries.Zip(receipts, (entry, receipt) => (entry.Whole, ReceivedForm.Resource, receipt))
                .Where(one => one.receipt.Refusal is { } refusal && refusal.Code != RefusalCode.CorrectionOutdated && refusal.Code != RefusalCode.NothingToWithdraw && refusal.Code != RefusalCode.PatientUnknown),
        ];

        if (refused.Count > 0)
        {
            await KeepAsync(grant, refused, received, cancellation, once: true);
        }

        return refused.Count;
    }

    /// <summary>Keeps a body that could not be opened at all.</summary>
    public Task KeepAsync(ControllerGrant grant, ReadOnlyMemory<byte> body, ReceivedForm form, Refusal refusal, DateTimeOffset received, CancellationToken cancellation) =>
        refusal.Code == RefusalCode.BodyEmpty ? Task.CompletedTask : KeepAsync(grant, [(body, form, Receipt.Refused(refusal))], received, cancellation);

    /// <summary>Whom an input is about, among the patients of the controller that it is kept for.</summary>
    public PatientId PatientOf(ControllerGrant grant, OrganisationNumber controller, ReadOnlyMemory<byte> json, ReceivedForm form) => See(grant, json, form).Subject is { } subject
        ? persons.Find(grant, [(controller, subject)]).GetValueOrDefault((controller, subject), PatientId.Nobody)
        : PatientId.Nobody;

    private async Task KeepAsync(ControllerGrant grant, List<(ReadOnlyMemory<byte> Json, ReceivedForm Form, Receipt Receipt)> refused, DateTimeOffset received, CancellationToken cancellation, bool once = false)
    {
        if (grant.Writes.IsEmpty)
        {
            // A client that writes for nobody has no controller that could keep or see it.
            NobodysInput(log, grant.Client, refused.Count);
            return;
        }

        var seen = refused.ConvertAll(one => See(grant, one.Json, one.Form));
        var known = persons.Find(grant, seen.Where(one => one.Subject is not null).Select(one => (one.Controller, one.Subject!.Value)));
        var inputs = refused.Zip(seen, (one, seen) => new RefusedInput(
            seen.Subject is { } subject ? known.GetValueOrDefault((seen.Controller, subject), PatientId.Nobody) : PatientId.Nobody,
            seen.Controller,
            one.Form,
            one.Receipt.Refusal!.Code.Key,
            one.Receipt.Refusal.Expression,
            one.Receipt.Id == 0 ? null : one.Receipt.Id,
            Originals.Compress([one.Json]),
            XxHash128.Hash(one.Json.Span)));

        if (await quarantine.KeepAsync(grant, [.. inputs], received, Reading.Version, cancellation, once) is > 0 and var notKept)
        {
            NotKept(log, grant.Client, notKept);
        }
    }

    /// <summary>The controller that is named, where the client may write for it; otherwise the client's own. A body of several resources is nobody's.</summary>
    private static (OrganisationNumber Controller, IdentityNumber? Subject) See(ControllerGrant grant, ReadOnlyMemory<byte> json, ReceivedForm form)
    {
        var glimpse = form == ReceivedForm.Bundle ? new(null, null) : Glimpse.Of(json);
        return (glimpse.Controller is { } named && grant.Writes.Contains(named) ? named : grant.Writes[0], glimpse.Subject);
    }

    [LoggerMessage(1, LogLevel.Warning, "Client {Client} has sent more refused input than is kept in a day: {Count} more were counted and not kept")]
    private static partial void NotKept(ILogger log, string client, int count);

    [LoggerMessage(2, LogLevel.Warning, "Client {Client} may write for nobody: {Count} refused inputs were not kept")]
    private static partial void NobodysInput(ILogger log, string client, int count);
}
