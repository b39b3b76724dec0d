using System.Globalization;
using System.Text;

namespace Dhof.Portal.Look.Charts;

/// <summary>Numbers as SVG wants them, whatever the language of the screen.</summary>
public static class SvgText
{
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share of a lane's thousand units as a percentage of its real width.</summary>
    public static string Percent(double thousandths) => (thousandths / 10).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>Each line as one subpath.</summary>
    public static string Lines(IEnumerable<IReadOnlyList<Point>> lines)
    {
        var path = new StringBuilder();

        foreach (var line in lines.Where(line => line.Count > 1))
        {
            for (var i = 0; i < line.Count; i++)
            {
                path.Append(i == 0 ? 'M' : 'L').Append(Number(line[i].X)).Append(' ').Append(Number(line[i].Y));
            }
        }

        return path.ToString();
    }

    /// <summary>Lines without length: with round caps and a stroke that does not scale they are dots, round in a stretched frame too.</summary>
    public static string Dots(IEnumerable<Point> points) => string.Concat(points.Select(point => $"M{Number(point.X)} {Number(point.Y)}h0"));

    public static string Areas(IEnumerable<GreenArea> areas) => string.Concat(areas.Select(area => $"M{Number(area.Left)} {Number(area.Top)}H{Number(area.Right)}V{Number(area.Bottom)}H{Number(area.Left)}z"));

    public static string Edges(IEnumerable<LimitLine> edges) => string.Concat(edges.Select(edge => $"M{Number(edge.Left)} {Number(edge.Y)}H{Number(edge.Right)}"));
}
