using Dhof.Portal.Benchmarks.Memory;
using Dhof.Portal.Benchmarks.Reports;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>One page and one number of circuits, on a portal that was started for it: they come, stay, are told news, a part is exchanged, and all go.</summary>
/// <param name="uncounted">News before those that count: so many until the server has compiled what it does often.</param>
internal sealed class LoadRound(PortalProcess portal, IReadOnlyList<Visitor> visitors, LoadPage page, int count, int uncounted)
{
    private const int WarmUp = 10;
    private const int Pushes = 6;
    private const int CircuitsASecond = 50;
    private const double Churned = 0.2;
    private const double Megabyte = 1_000_000;

    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_leaving = TimeSpan.FromSeconds(15);

    public async Task<LoadResult> RunAsync(News news, CancellationToken cancellation)
    {
        // What the first circuits build for all that follow belongs to none of them.
        await using (var first = new Crowd(visitors, page))
        {
            await first.RampAsync(WarmUp, TimeSpan.Zero, cancellation);

            InvalidRunException.ThrowIfAny(first.Faults);
            await PushAsync(first, news, cancellation);
        }

        InvalidRunException.ThrowIfAny(await GoneAsync(cancellation));
        var (heap, resident) = (await portal.AskAsync(HeapHost.Heap), portal.Resident);

        await using var crowd = new Crowd(visitors, page);
        await crowd.RampAsync(count, TimeSpan.FromSeconds((double)count / CircuitsASecond), cancellation);
        InvalidRunException.ThrowIfAny(crowd.Faults);
        await Task.Delay(s_settled, cancellation);
        InvalidRunException.ThrowIfAny(await CountedAsync());
        var held = (Resident: (portal.Resident - resident) / count / Megabyte, Heap: (await portal.AskAsync(HeapHost.Heap) - heap) / count / Megabyte);
        var opened = crowd.Open.Select(client => client.OpenedAfter).ToList();

        List<Push> pushes = [];

        for (var i = -uncounted; page.IsLive && i < Pushes; i++)
        {
            var push = await PushAsync(crowd, news, cancellation);
            pushes.AddRange(i < 0 ? [] : [push]);
        }

        await crowd.ChurnAsync(Churned, TimeSpan.FromSeconds(Churned * count / CircuitsASecond), cancellation);
        await PushAsync(crowd, news, cancellation);
        await Task.Delay(s_settled, cancellation);
        InvalidRunException.ThrowIfAny([.. crowd.Faults, .. await CountedAsync()]);
        await crowd.DisposeAsync();
        InvalidRunException.ThrowIfAny(await GoneAsync(cancellation));
        return new(held.Heap, held.Resident, opened, pushes);
    }

    private async Task<Push> PushAsync(Crowd crowd, News news, CancellationToken cancellation)
    {
        var push = page.IsLive ? await Push.SendAsync(crowd.Open, portal, news, cancellation) : Push.None;
        InvalidRunException.ThrowIfAny([.. crowd.Faults, .. push.Missed > 0 ? [$"{push.Missed} circuits never showed a value that was sent."] : (string[])[]]);
        return push;
    }

    /// <returns>What is wrong where the server holds another number of circuits than was opened.</returns>
    private async Task<string[]> CountedAsync() =>
        await portal.AskAsync(HeapHost.Circuits) is var held && held != count ? [$"{count} circuits were opened and the server holds {held}."] : [];

    /// <summary>Waits until the server holds no circuit any more.</summary>
    /// <returns>What is wrong where it still does some time after everybody has gone.</returns>
    private async Task<string[]> GoneAsync(CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        double left;

        while ((left = await portal.AskAsync(HeapHost.Circuits)) > 0 && TimeProvider.System.GetElapsedTime(began) < s_leaving)
        {
            await Task.Delay(100, cancellation);
        }

        await Task.Delay(s_settled, cancellation);
        return left > 0 ? [$"The server holds {left} circuits of visitors who have gone."] : [];
    }
}
