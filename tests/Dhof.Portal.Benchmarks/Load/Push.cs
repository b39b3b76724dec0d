using System.Diagnostics;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>One measurement, from its POST until every open circuit has drawn it.</summary>
/// <param name="Shown">Milliseconds until the batch that holds the new value, for each circuit.</param>
/// <param name="Last">Milliseconds until the last batch that followed.</param>
/// <param name="Missed">Circuits that never showed it.</param>
/// <param name="Worked">What the portal worked in the meantime.</param>
/// <param name="Bytes">Of all batches that followed, for one circuit, before compression.</param>
internal sealed record Push(IReadOnlyList<double> Shown, IReadOnlyList<double> Last, int Missed, TimeSpan Worked, double Bytes)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Longer than a list waits between two readings.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1.5);

    public static Push None { get; } = new([], [], 0, TimeSpan.Zero, 0);

    public static async Task<Push> SendAsync(IReadOnlyCollection<CircuitClient> clients, PortalProcess portal, News news, CancellationToken cancellation)
    {
        var text = news.Next();

        foreach (var client in clients)
        {
            client.Drawn.Await(text);
        }

        var worked = portal.Worked;
        var began = Stopwatch.GetTimestamp();
        await news.PostAsync();

        while (clients.Any(client => client.Fault is null && client.Drawn.SinceAwaited.Shown == 0) && Stopwatch.GetElapsedTime(began) < s_patience)
        {
            await Task.Delay(20, cancellation);
        }

        while (clients.Max(client => client.Drawn.SinceAwaited.Last) is var last && last > 0 && Stopwatch.GetElapsedTime(last) < s_quiet && Stopwatch.GetElapsedTime(began) < 2 * s_patience)
        {
            await Task.Delay(50, cancellation);
        }

        worked = portal.Worked - worked;
        var drawn = clients.Select(client => client.Drawn.SinceAwaited).ToList();
        return new(
            [.. drawn.Where(one => one.Shown > 0).Select(one => Stopwatch.GetElapsedTime(began, one.Shown).TotalMilliseconds)],
            [.. drawn.Where(one => one.Last > 0).Select(one => Stopwatch.GetElapsedTime(began, one.Last).TotalMilliseconds)],
            drawn.Count(one => one.Shown == 0),
            worked,
            drawn.Average(one => (double)one.Bytes));
    }
}
