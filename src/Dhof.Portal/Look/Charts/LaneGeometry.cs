using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Look.Charts;

/// <summary>Everything that a lane draws, in numbers.</summary>
/// <param name="Gaps">Periods without readings; hatched, never joined.</param>
/// <param name="Invalid">X of the readings that cannot be true: struck through at the lower edge, outside the scale.</param>
/// <param name="LimitChanges">X where another limit came into force.</param>
/// <param name="Points">The readings drawn, for the cursor.</param>
public sealed record LaneGeometry(
    ValueScale Scale,
    ImmutableArray<SeriesGeometry> Series,
    ImmutableArray<Extent> Gaps,
    ImmutableArray<double> Invalid,
    ImmutableArray<double> LimitChanges,
    LanePoints Points);

/// <summary>One line of a lane with its own limits.</summary>
public sealed record SeriesGeometry(
    ImmutableArray<ImmutableArray<Point>> Segments,
    ImmutableArray<GreenArea> Green,
    ImmutableArray<LimitLine> Edges,
    ImmutableArray<Marker> Markers);

public readonly record struct Extent(double From, double To);

/// <summary>The expected range while one limit was in force.</summary>
public readonly record struct GreenArea(double Left, double Right, double Top, double Bottom);

/// <summary>An edge of a limit while it was in force.</summary>
/// <param name="Severity">What begins on its far side.</param>
/// <param name="Conditional">It counts only with recorded oxygen treatment.</param>
public readonly record struct LimitLine(double Left, double Right, double Y, Severity Severity, bool Conditional);

/// <summary>A reading outside its limit.</summary>
public readonly record struct Marker(Point At, Severity Severity);
