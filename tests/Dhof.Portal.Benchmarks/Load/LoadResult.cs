using System.Globalization;
using Dhof.Portal.Benchmarks.Reports;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>What one valid round showed.</summary>
/// <param name="Heap">Megabytes on the managed heap, a circuit, after full collections.</param>
/// <param name="Resident">Megabytes of working set, a circuit, before any collection was asked for.</param>
/// <param name="Opened">From the request of a document until its content is drawn, in milliseconds.</param>
internal sealed record LoadResult(double Heap, double Resident, IReadOnlyList<double> Opened, IReadOnlyList<Push> Pushes)
{
    private const string EmptyPage = "an interactive page without content";

    public void AddTo(Report report, LoadPage page, int count, LoadResult? empty)
    {
        Figure Of(string name, double result, string unit, double? target = null, double? beside = null) =>
            new(LoadBenchmark.Name, string.Create(CultureInfo.InvariantCulture, $"{count} × {page.Name}: {name}"), result, unit, target, Beside: beside, BesideWhat: beside is null ? null : EmptyPage);

        report.Add(Of("heap a circuit", Heap, "MB", page.MostHeap, empty?.Heap));
        report.Add(Of("working set a circuit", Resident, "MB", beside: empty?.Resident));
        report.Add(Of("opened, p95", Opened.Percentile(0.95), "ms", beside: empty?.Opened.Percentile(0.95)));

        if (Pushes is not [])
        {
            List<double> shown = [.. Pushes.SelectMany(push => push.Shown)], last = [.. Pushes.SelectMany(push => push.Last)];
            report.Add(Of("POST to the frame with the value, p50", shown.Percentile(0.5), "ms"));
            report.Add(Of("POST to the frame with the value, p95", shown.Percentile(0.95), "ms"));
            report.Add(Of("POST to the last frame, p50", last.Percentile(0.5), "ms"));
            report.Add(Of("POST to the last frame, p95", last.Percentile(0.95), "ms"));
            report.Add(Of("processor a push and circuit", Pushes.Average(push => push.Worked.TotalMilliseconds) / count, "ms"));
            report.Add(Of("drawn a push and circuit, before compression", Pushes.Average(push => push.Bytes), "bytes"));
        }
    }
}
