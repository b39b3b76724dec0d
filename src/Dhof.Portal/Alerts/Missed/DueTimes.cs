namespace Dhof.Portal.Alerts.Missed;

/// <summary>When each plan is to be looked at next: the earliest first, so that nobody asks every patient each second. Forgotten at a restart, and found again from the plans.</summary>
internal sealed class DueTimes
{
    private readonly Dictionary<PlanKey, DateTimeOffset> _times = [];
    private readonly PriorityQueue<PlanKey, DateTimeOffset> _queue = new();

    /// <summary>Null where nothing is due.</summary>
    public DateTimeOffset? Next => Peek() ? _times[_queue.Peek()] : null;

    /// <param name="at">Null where it needs no look by the clock.</param>
    public void Set(PlanKey key, DateTimeOffset? at)
    {
        _times.Remove(key);

        if (at is { } instant)
        {
            _times[key] = instant;
            _queue.Enqueue(key, instant);
        }
    }

    /// <summary>Those whose time has come. They stay due until they are set anew.</summary>
    public List<PlanKey> Due(DateTimeOffset now)
    {
        List<PlanKey> due = [];

        while (Peek() && _times[_queue.Peek()] <= now)
        {
            due.Add(_queue.Dequeue());
        }

        foreach (var key in due)
        {
            _queue.Enqueue(key, _times[key]);
        }

        return due;
    }

    /// <summary>Takes what was set anew since out of the way.</summary>
    private bool Peek()
    {
        while (_queue.TryPeek(out var key, out var at))
        {
            if (_times.TryGetValue(key, out var stands) && stands == at)
            {
                return true;
            }

            _queue.Dequeue();
        }

        return false;
    }
}
