namespace Dhof.Portal.Domain.Plans;

/// <summary>Where a draft that nobody wrote here is from.</summary>
/// <param name="From">Who sent it, and who wrote it, as the message calls them.</param>
/// <param name="Saying">What the message says of itself, with whom it was agreed among it; null where it is silent.</param>
/// <param name="At">When it was received.</param>
public sealed record PlanOrigin(string From, string? Saying, DateTimeOffset At);
