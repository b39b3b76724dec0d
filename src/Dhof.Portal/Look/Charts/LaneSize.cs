namespace Dhof.Portal.Look.Charts;

/// <summary>The frame that is drawn into.</summary>
/// <param name="Padding">Above and below, so that a mark at the edge stays whole.</param>
/// <param name="IsSmall">Too low for a whole band: only the edge nearest to the values is kept in sight.</param>
/// <param name="MostTicks">About how many numbers are printed beside it.</param>
public readonly record struct LaneSize(double Width, double Height, double Padding, bool IsSmall, int MostTicks = 3)
{
    /// <summary>Thousandths of the unknown width of a lane; the browser stretches it.</summary>
    public static LaneSize Lane { get; } = new(1000, 72, 7, IsSmall: false);

    /// <summary>The working chart: its padding is its whole steps.</summary>
    public static LaneSize Chart { get; } = new(1000, 320, 0, IsSmall: false, MostTicks: 6);

    /// <summary>All of a history in a strip.</summary>
    public static LaneSize Overview { get; } = new(1000, 48, 5, IsSmall: true);

    public static LaneSize Sparkline { get; } = new(120, 28, 4, IsSmall: true);
}
