using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Measurements;

/// <summary>Reads all that a working chart shows of one kind.</summary>
public sealed class ChartQueries(MeasurementQueries measurements, ReadingOriginReader origins, IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    /// <summary>Null where the patient has no reading of the kind.</summary>
    /// <param name="notes">What stands beside the readings.</param>
    public async Task<OpenedChart?> OpenAsync(PatientGrant grant, MeasurementKind kind, IEnumerable<ChartNote> notes, CancellationToken cancellation)
    {
        var readings = measurements.Since(grant, kind, DateTimeOffset.UnixEpoch);

        if (readings.Count == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var limits = await measurements.LimitsAsync(grant, cancellation);
        var extent = new LaneWindow(readings[0].At, EndOfDay(readings[^1].At > now ? readings[^1].At : now), ExpectedGap.Of(readings));
        return new(new(kind, readings, limits, extent, now), await OriginsAsync(grant, kind, cancellation), [.. notes]);
    }

    private async Task<IReadOnlyDictionary<long, string>> OriginsAsync(PatientGrant grant, MeasurementKind kind, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var names = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        var texts = new Dictionary<ReadingOrigin, string>();

        return origins.Of(grant, kind).ToDictionary(one => one.Key, one => texts.TryGetValue(one.Value, out var text) ? text : texts[one.Value] = Text(one.Value, names));
    }

    private static string Text(ReadingOrigin origin, Dictionary<OrganisationNumber, string> names)
    {
        string?[] parts = [origin.Performer, origin.Device, origin.Method, names.GetValueOrDefault(origin.Controller)];
        return Words.OriginOf.With(string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part))));
    }

    private static DateTimeOffset EndOfDay(DateTimeOffset at)
    {
        var midnight = NorwegianTime.Day(at).AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, NorwegianTime.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
