namespace Dhof.Portal.Look.Charts;

/// <summary>The reading of a lane that somebody points at, as the browser knows it.</summary>
/// <param name="Kind">Key of the kind.</param>
/// <param name="Minute">Whole minutes since 1970.</param>
/// <param name="Value">As it is shown; it tells apart what was measured within the same minute.</param>
public readonly record struct PointedReading(string Kind, long Minute, decimal Value);
