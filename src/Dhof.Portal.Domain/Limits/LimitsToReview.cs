using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Limits;

/// <summary>What a clinician must look at of one patient's limits in force, by the keys of the series.</summary>
/// <param name="Unconfirmed">No doctor has approved them.</param>
/// <param name="ReviewPassed">The day by which somebody was to look at them again has passed.</param>
public sealed record LimitsToReview(ImmutableArray<string> Unconfirmed, ImmutableArray<string> ReviewPassed);
