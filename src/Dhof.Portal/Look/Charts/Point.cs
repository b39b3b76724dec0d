namespace Dhof.Portal.Look.Charts;

/// <summary>A place in a drawing: x to the right, y downwards.</summary>
public readonly record struct Point(double X, double Y);
