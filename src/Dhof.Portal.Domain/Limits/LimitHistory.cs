using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Limits;

/// <summary>
/// Every limit a patient has had, by series, so that a reading is judged by the limit in force at its own time. Everything that judges or draws limits asks
/// here, so what has no limits (NEWS2, consciousness, other scores) is kept free of them here, and what was taken back before it came into force.
/// </summary>
public sealed class LimitHistory : IEquatable<LimitHistory>
{
    private readonly ImmutableDictionary<string, ImmutableArray<Limit>> _bySeries;

    public LimitHistory(IEnumerable<Limit> limits) =>
        _bySeries = limits
            .Where(limit => limit.TakenBackAt is null && MeasurementCatalogue.IsLimited(limit.Series))
            .GroupBy(limit => limit.Series)
            .ToImmutableDictionary(group => group.Key, group => group.OrderBy(limit => limit.ValidFrom).ThenBy(limit => limit.Number).ToImmutableArray());

    public static LimitHistory None { get; } = new([]);

    /// <summary>The limits of one series, oldest first.</summary>
    public ImmutableArray<Limit> Of(string series) => _bySeries.GetValueOrDefault(series, []);

    /// <summary>The last limit that began at or before an instant; null where none had begun.</summary>
    public Limit? InForce(string series, DateTimeOffset at)
    {
        var limits = Of(series);

        for (var i = limits.Length - 1; i >= 0; i--)
        {
            if (limits[i].ValidFrom <= at)
            {
                return limits[i];
            }
        }

        return null;
    }

    /// <summary>The same history with one limit in the place of all that the series has had: what would be, had it always been in force.</summary>
    public LimitHistory AsIfAlways(string series, LimitBand band) =>
        new(_bySeries.Values.SelectMany(limits => limits).Where(limit => limit.Series != series).Append(new(series, band, DateTimeOffset.MinValue, "", "", null)));

    public bool Equals(LimitHistory? other) =>
        other is not null && _bySeries.Count == other._bySeries.Count && _bySeries.All(series => series.Value.SequenceEqual(other.Of(series.Key)));

    public override bool Equals(object? obj) => Equals(obj as LimitHistory);

    public override int GetHashCode() => _bySeries.Count;
}
