using System.Collections.Immutable;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>An answered form that is scored.</summary>
/// <param name="At">With the offset of the wall clock.</param>
/// <param name="Url">Which form.</param>
/// <param name="Points">In the order of the form; null where the question was passed over.</param>
internal sealed record SimulatedScores(DateTimeOffset At, string Url, ImmutableArray<int?> Points);
