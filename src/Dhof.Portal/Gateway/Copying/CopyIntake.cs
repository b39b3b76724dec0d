using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>From the versions of one page to the same intake that what is posted goes through. Before it stands written what is about to be taken in, after it what was.</summary>
internal sealed class CopyIntake(Intake intake, RefusedEntries refused, CopyProgress progress, PersonLocator persons, TimeProvider clock)
{
    /// <summary>Takes in what has not been, the oldest first, and moves the checkpoint.</summary>
    /// <param name="reached">Null where the checkpoint stays.</param>
    /// <param name="unknown">How many of nobody whom the controller has a record of are counted.</param>
    /// <returns>How many versions were stored, and how many refused.</returns>
    public async Task<(int Stored, int Refused)> TakeAsync(ControllerGrant grant, SourceKey source, string type, IEnumerable<CopiedResource> resources, DateTimeOffset? reached, int unknown, CancellationToken cancellation)
    {
        // Of two versions in one page the later one stands; the source would not have told of the other had it been asked a moment later.
        CopiedResource[] newest = [.. resources.Where(resource => !resource.IsOfUnknown).GroupBy(resource => resource.Id).Select(versions => versions.MaxBy(version => version.Updated)!)];
        var known = await progress.TakenAsync(grant, source, type, [.. newest.Select(resource => resource.Id)], cancellation);
        CopiedResource[] wanted = [.. newest.Select(resource => Wanted(resource, known.GetValueOrDefault(resource.Id))).OfType<CopiedResource>().OrderBy(resource => resource.Updated)];
        await progress.BeginAsync(grant, source, type, Begun(grant, wanted, known), cancellation);
        var (stored, kept) = await StoreAsync(grant, Array.ConvertAll(wanted, Entry), cancellation);
        await progress.StepAsync(grant, source, type, wanted.ToDictionary(resource => resource.Id, resource => (resource.Version, resource.Updated)), new(reached, stored, kept, unknown), cancellation);
        return (stored, kept);
    }

    /// <summary>
    /// What is to be taken in of a resource. What had been found gone and is there again counts as stored just after it was withdrawn, where it is the same version still:
    /// the withdrawal stands one millisecond after what it withdrew.
    /// </summary>
    private static CopiedResource? Wanted(CopiedResource resource, CopiedResourceRow? known) => known switch
    {
        { IsDeleted: true, Updated: { } gone } => resource with { Updated = Later(resource.Updated, gone.AddMilliseconds(2)) },
        { Version: null, Updated: { } begun } => resource with { Updated = Later(resource.Updated, begun) },
        { Version: { } version, Updated: var updated } when version == resource.Version || updated > resource.Updated => null,
        _ => resource,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>Stores what may be stored and keeps what may not, once however often it is tried.</summary>
    public async Task<(int Stored, int Refused)> StoreAsync(ControllerGrant grant, IReadOnlyList<EnvelopeEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
        {
            return (0, 0);
        }

        var now = clock.GetUtcNow();
        var receipts = await intake.StoreAsync(grant, entries, false, now, now, cancellation);
        var kept = await refused.KeepOnceAsync(grant, entries, receipts, clock.GetUtcNow(), cancellation);
        return (receipts.Count(receipt => receipt.IsNew), kept);
    }

    private static EnvelopeEntry Entry(CopiedResource resource) => EnvelopeReader.ReadResource(resource.Json, out var refusal) is { } entry
        ? entry with { Stored = resource.Updated }
        : new(null, default, refusal, resource.Json);

    private BegunResource[] Begun(ControllerGrant grant, CopiedResource[] wanted, IReadOnlyDictionary<string, CopiedResourceRow> known)
    {
        CopiedResource[] begun = [.. wanted.Where(resource => known.GetValueOrDefault(resource.Id) is null or { IsDeleted: true })];
        var controller = grant.Writes[0];
        var subjects = Array.ConvertAll(begun, resource => Glimpse.Of(resource.Json).Subject);
        var found = persons.Find(grant, subjects.OfType<IdentityNumber>().Select(subject => (controller, subject)));
        return [.. begun.Zip(subjects, (resource, subject) => new BegunResource(resource.Id, subject is { } number ? found.GetValueOrDefault((controller, number), PatientId.Nobody) : PatientId.Nobody, resource.Updated))];
    }
}
