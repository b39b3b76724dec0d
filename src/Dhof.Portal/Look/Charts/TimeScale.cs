namespace Dhof.Portal.Look.Charts;

/// <summary>Instant to x. Instants are absolute, so a day with a change of clock is 23 or 25 hours wide.</summary>
public readonly record struct TimeScale(DateTimeOffset From, DateTimeOffset To, double Width)
{
    public TimeScale(LaneWindow window, double width)
        : this(window.From, window.To, width)
    {
    }

    public double X(DateTimeOffset at) => To <= From ? 0 : Math.Round((at - From) / (To - From) * Width, 2);

    /// <summary>As <see cref="X"/>, kept inside the frame.</summary>
    public double Inside(DateTimeOffset at) => Math.Clamp(X(at), 0, Width);
}
