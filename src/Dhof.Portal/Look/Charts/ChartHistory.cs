using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>All that one kind of measurement has been for a patient: what a working chart shows parts of.</summary>
/// <param name="Ordered">By time, then id; the invalid ones too.</param>
/// <param name="Extent">From the first reading to the end of today, so that what arrives today has its place already.</param>
/// <param name="Now">Silence is drawn until here, and not into the rest of the day.</param>
public sealed record ChartHistory(MeasurementKind Kind, IReadOnlyList<Reading> Ordered, LimitHistory Limits, LaneWindow Extent, DateTimeOffset Now)
{
    /// <summary>True where a drawing of the other would look the same.</summary>
    public bool LooksAs(ChartHistory other) =>
        Kind == other.Kind && Extent == other.Extent && Now.Date == other.Now.Date && Now.Hour == other.Now.Hour && Limits.Equals(other.Limits) && Ordered.SequenceEqual(other.Ordered);
}
