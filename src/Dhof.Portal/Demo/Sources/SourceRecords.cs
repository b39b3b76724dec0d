using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Demo.Sources;

/// <summary>What the sources of the demonstration hold. A record is written when it is first asked for, and is the same at every start.</summary>
internal sealed class SourceRecords(IDbContextFactory<PortalDatabase> databases)
{
    private readonly ConcurrentDictionary<(string Source, string Number), ImmutableArray<HeldResource>> _records = [];
    private Task<Region>? _region;

    /// <param name="patient">system|identity number, or Patient/id of an earlier answer.</param>
    /// <returns>Empty for somebody whom the source does not know.</returns>
    public async Task<ImmutableArray<HeldResource>> OfAsync(DemoSource source, string patient, CancellationToken cancellation)
    {
        // Read once, whoever asks first: a question that is given up must not take the region from all that follow.
        var region = await (_region ??= Region.ReadAsync(databases, CancellationToken.None)).WaitAsync(cancellation);
        var (number, id) = (patient.Split('|')[^1], patient.Split(',')[0].Split('/')[^1]);
        var known = region.Patients.Where(source.Knows);

        return known.FirstOrDefault(one => one.Identity.Number == number) is { } named ? Record(source, named, region)
            : patient.Contains('|', StringComparison.Ordinal) ? []
            : known.Select(one => Record(source, one, region)).FirstOrDefault(record => record.Any(held => held.Type == "Patient" && held.Id == id), []);
    }

    private ImmutableArray<HeldResource> Record(DemoSource source, SyntheticPatient patient, Region region) =>
        _records.GetOrAdd((source.Key, patient.Identity.Number), _ => [.. source.Records(patient, new StoryDays(region.FirstStart), region.FirstStart)]);
}
