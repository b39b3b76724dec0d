namespace Dhof.Portal.Look.Charts;

/// <summary>A point of a series before it is drawn.</summary>
/// <param name="Value">Null where the reading has no number of this series.</param>
/// <param name="MustKeep">No drawing may leave it out: it is outside its limit.</param>
public readonly record struct Sample(DateTimeOffset At, decimal? Value, bool MustKeep);
