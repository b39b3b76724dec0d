using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Patients;

/// <summary>
/// One reading for all open lists that may see the same: a thousand lists that are told of one change are met by two readings. Nothing is kept between them, and
/// nobody is given a reading that began before the question: a list is as fresh, and as closed, as if it had read alone.
/// </summary>
/// <param name="read">Reads by a grant. Uses nothing of it but its scope and its time, and gives what nobody changes afterwards, in no language.</param>
public abstract class SharedReading<T>(Func<CaseloadGrant, Task<T>> read, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CaseloadScope, Line> _lines = [];

    /// <exception cref="GrantExpiredException">The time of this grant is over, whatever other grants are still good for.</exception>
    public async Task<T> ReadAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        clock.Demand(grant.Until);
        var result = await Join(grant).WaitAsync(cancellation);
        clock.Demand(grant.Until);
        return result;
    }

    private Task<T> Join(CaseloadGrant grant)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(grant.Scope, out var line))
            {
                _lines[grant.Scope] = line = new();
            }

            // Those who wait together open the same; the one with the most time left reads for all.
            line.Grant = line.Grant is { } waiting && waiting.Until > grant.Until ? waiting : grant;

            return line.Next ??= Begin(line);
        }
    }

    private Task<T> Begin(Line line)
    {
        // Neither the language nor the sign-in of the page that asked first is for the reading to see.
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => NextAsync(line));
        }
    }

    private async Task<T> NextAsync(Line line)
    {
        await line.Turn.WaitAsync();

        try
        {
            CaseloadGrant grant;

            lock (_lock)
            {
                // It begins: who asks from now on is met by the next.
                (grant, line.Grant, line.Next) = (line.Grant!, null, null);
            }

            return await read(grant);
        }
        finally
        {
            line.Turn.Release();
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public CaseloadGrant? Grant { get; set; }

        /// <summary>The reading that has not begun.</summary>
        public Task<T>? Next { get; set; }
    }
}
