using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Look.Charts;

/// <summary>Everything that the working chart draws, in numbers.</summary>
/// <param name="Gaps">Silences that no line crosses, from and to in turn, in milliseconds since 1970.</param>
/// <param name="Points">What the cursor goes through: the readings that were kept, and every invalid one.</param>
public sealed record WorkingGeometry(ChartScale Scale, ImmutableArray<ChartSeries> Series, ImmutableArray<long> Gaps, ImmutableArray<Reading> Points);
