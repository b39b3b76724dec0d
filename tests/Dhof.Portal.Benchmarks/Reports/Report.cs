using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dhof.Portal.Benchmarks.Reports;

/// <summary>The figures of one run, as a table on the console and as JSON in a file.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Figure> _figures = [];

    public void Add(Figure figure) => _figures.Add(figure);

    /// <summary>A line while something runs.</summary>
    public static void Say(string line) => Console.WriteLine($"  … {line}");

    public void Print(string benchmark)
    {
        List<string[]> rows = [["figure", "target", "result", "", "beside it"]];
        rows.AddRange(_figures.Where(figure => figure.Benchmark == benchmark).Select(figure => (string[])
            [figure.Name, figure.TargetText, figure.ResultText, figure.IsMet switch { true => "met", false => "MISSED", null => "" }, figure.RatioText]));
        Table(rows);
    }

    /// <param name="rows">The first is the head.</param>
    public static void Table(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        List<string[]> ruled = [rows[0], [.. widths.Select(width => new string('-', width))], .. rows.Skip(1)];

        Console.WriteLine();
        ruled.ForEach(row => Console.WriteLine($"| {string.Join(" | ", row.Select((text, column) => text.PadRight(widths[column])))} |"));
        Console.WriteLine();
    }

    public async Task WriteAsync(string file)
    {
        var content = new
        {
            Taken = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Cores = Environment.ProcessorCount,
            Runtime = Environment.Version.ToString(),
            Figures = _figures,
        };

        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, content, s_options);
    }
}
