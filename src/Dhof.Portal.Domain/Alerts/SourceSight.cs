namespace Dhof.Portal.Domain.Alerts;

/// <summary>How far what a controller's copied sources hold is known here.</summary>
/// <param name="CompleteTo">Whatever was there then is here; null where that was never so.</param>
/// <param name="IsStale">A source fails, or has been behind for too long.</param>
public readonly record struct SourceSight(DateTimeOffset? CompleteTo, bool IsStale);
