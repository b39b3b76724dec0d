using System.Globalization;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Look.Charts;

/// <summary>The attributes and paths of a lane.</summary>
public static class LaneText
{
    /// <summary>More marks than this cannot be told apart as symbols: squares and dots then, two paths instead of hundreds of elements.</summary>
    public const int MostSymbols = 150;

    /// <summary>With more points than this a dot for each is a thick line; then only those that stand alone.</summary>
    private const int MostDots = 160;

    public static bool IsCrowded(SeriesGeometry series) => series.Markers.Length > MostSymbols;

    public static string Edges(SeriesGeometry series, Severity? severity, bool conditional) =>
        SvgText.Edges(series.Edges.Where(edge => edge.Conditional == conditional && (severity is null || edge.Severity == severity)));

    public static string Dots(SeriesGeometry series)
    {
        var all = series.Segments.Sum(segment => segment.Length) <= MostDots;
        return SvgText.Dots(series.Segments.Where(segment => all || segment.Length == 1).SelectMany(segment => segment));
    }

    public static string Crowd(SeriesGeometry series, Severity severity) => SvgText.Dots(series.Markers.Where(marker => marker.Severity == severity).Select(marker => marker.At));

    /// <summary>The window in minutes since 1970.</summary>
    public static string Range(LaneWindow window) => string.Create(CultureInfo.InvariantCulture, $"{window.From.ToUnixTimeSeconds() / 60} {window.To.ToUnixTimeSeconds() / 60}");

    /// <summary>Lowest and highest value of the scale, and the padding above and below in pixels.</summary>
    public static string Scale(ValueScale scale) => string.Create(CultureInfo.InvariantCulture, $"{scale.Low} {scale.High} {scale.Size.Padding}");
}
