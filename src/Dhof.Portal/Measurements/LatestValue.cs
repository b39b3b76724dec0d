using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Measurements;

/// <summary>The latest reading of a kind by effective time, with the limits in force at that time.</summary>
/// <param name="Severity">Null where no limit applies.</param>
/// <param name="Limits">One per series of the kind; null where the series has none.</param>
/// <param name="InvalidSince">A newer reading that cannot be true; null where there is none.</param>
/// <param name="Details">What the numbers cannot say; null where they say it all.</param>
public sealed record LatestValue(MeasurementKind Kind, Reading Reading, Severity? Severity, ImmutableArray<Limit?> Limits, Reading? InvalidSince, MeasurementDetails? Details = null)
{
    /// <summary>What tells the tile of this value from others on the page.</summary>
    public string Key => Kind.IsNamedByMessage ? $"{Kind.Key} {Details?.Thing}" : Kind.Key;

    /// <summary>By standard limits that no doctor has confirmed.</summary>
    public bool HasUnapprovedLimit => Limits.Any(limit => limit is { ApprovedBy: null, IsPersonal: false });

    /// <summary>By a limit set for the patient that no doctor has confirmed.</summary>
    public bool HasUnconfirmedLimit => Limits.Any(limit => limit is { ApprovedBy: null, IsPersonal: true });

    /// <summary>The latest valid reading among the newest ones; where all are invalid, the newest of them.</summary>
    /// <param name="newest">Newest first.</param>
    public static LatestValue? From(MeasurementKind kind, IReadOnlyList<Reading> newest, LimitHistory limits)
    {
        if (newest.Count == 0)
        {
            return null;
        }

        var reading = newest.FirstOrDefault(r => r.IsValid, newest[0]);
        ImmutableArray<Limit?> inForce = [.. kind.Series.Select(series => limits.InForce(series.Key, reading.At))];

        return new(kind, reading, Judgement.Worst(kind, reading, limits), inForce, reading.IsValid && !newest[0].IsValid ? newest[0] : null);
    }
}
