using Dhof.Portal.Benchmarks.Memory;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;
using Dhof.Portal.Demo.People;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>Many open pages at once, at protocol level: what a circuit holds, and how a measurement reaches all of them.</summary>
internal static class LoadBenchmark
{
    public const string Name = "load";

    public static readonly IReadOnlyList<int> Counts = [20, 200, 1_000];

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(20);
    private static readonly string[] s_personas = ["kari", "ola"];

    /// <exception cref="InvalidRunException">A circuit failed: a figure of the others would not say what it seems to.</exception>
    /// <param name="region">The synthetic region that the portal is filled with.</param>
    /// <param name="counts">How many circuits, one round after the other.</param>
    public static async Task RunAsync(Report report, IReadOnlyList<int> counts, string region)
    {
        using var folder = new DataFolder();
        await (await StartAsync(folder, region)).DisposeAsync();
        var id = Id(folder);
        List<LoadPage> pages =
        [
            new("empty page", "/pasienter/0000000000000001", "card empty", null, IsLive: false),
            new("worklist", "/", "worklist-open", 0.8, IsLive: true),
            new("patient page", $"/pasienter/{id}", "lane-plot", 2, IsLive: true),
        ];

        foreach (var count in counts)
        {
            LoadResult? empty = null;

            foreach (var page in pages)
            {
                Report.Say($"{count} × {page.Name}");
                var result = await RoundAsync(folder, region, page, count, NewsOf.Well);
                result.AddTo(report, page, count, empty);
                empty ??= result;
            }
        }
    }

    /// <summary>One page and one number of circuits, on a region that is filled.</summary>
    /// <exception cref="InvalidRunException">A circuit failed.</exception>
    /// <param name="uncounted">News before those that count.</param>
    public static async Task<LoadResult> RoundAsync(DataFolder folder, string region, LoadPage page, int count, NewsOf of, int uncounted = 0)
    {
        using var limit = new CancellationTokenSource(s_longest);

        try
        {
            return await RoundAsync(folder, region, page, count, of, uncounted, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new InvalidRunException([$"{count} × {page.Name} took longer than {s_longest.TotalMinutes} minutes."]);
        }
    }

    private static async Task<LoadResult> RoundAsync(DataFolder folder, string region, LoadPage page, int count, NewsOf of, int uncounted, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpMessageInvoker(handler);
        await using var portal = await StartAsync(folder, region);
        using var news = new News(portal.Address, Patient(folder, of.Patient), of);
        var visitors = await Task.WhenAll(s_personas.Select(persona => Visitor.SignInAsync(portal.Address, http, persona, cancellation)));
        return await new LoadRound(portal, visitors, page, count, uncounted).RunAsync(news, cancellation);
    }

    private static Task<PortalProcess> StartAsync(DataFolder folder, string region) => PortalProcess.StartAsync(folder, region, RepositoryFiles.Own, HeapHost.Name);

    private static SyntheticPatient Patient(DataFolder folder, int place)
    {
        using var file = new PortalFile(folder);
        return file.Region().Patients[place];
    }

    private static string Id(DataFolder folder)
    {
        using var file = new PortalFile(folder);
        return file.IdOf(NamedPatients.All[NewsOf.Well.Patient].Identity.Number).ToString();
    }
}
