using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Limits;

/// <summary>The limits by which one controller's readings of the opened patient are judged.</summary>
/// <param name="Name">Of the controller.</param>
/// <param name="Series">Those that have limits or readings, in the order of the catalogue.</param>
public sealed record ControllerLimits(OrganisationNumber Controller, string Name, ImmutableArray<SeriesLimits> Series, bool MaySet, bool MayApprove);

/// <summary>All limits of one series.</summary>
/// <param name="Index">Place of the series in its kind.</param>
/// <param name="InForce">Null where none is.</param>
/// <param name="Coming">Set, and not yet in force; the first to come first.</param>
/// <param name="All">Newest first, with those that were taken back.</param>
/// <param name="IsMeasured">Whether the controller has readings of it.</param>
public sealed record SeriesLimits(MeasurementKind Kind, int Index, Limit? InForce, ImmutableArray<Limit> Coming, ImmutableArray<Limit> All, bool IsMeasured)
{
    public Series Series => Kind.Series[Index];

    /// <summary>What whoever sets the next has seen; 0 for none.</summary>
    public int Newest => All.IsEmpty ? 0 : All.Max(limit => limit.Number);

    public static SeriesLimits Of(MeasurementKind kind, int index, IReadOnlyList<Limit> all, bool isMeasured, DateTimeOffset now)
    {
        var history = new LimitHistory(all);
        var key = kind.Series[index].Key;
        return new(kind, index, history.InForce(key, now), [.. history.Of(key).Where(limit => limit.ValidFrom > now)], [.. all.OrderByDescending(limit => limit.ValidFrom).ThenByDescending(limit => limit.Number)], isMeasured);
    }
}
