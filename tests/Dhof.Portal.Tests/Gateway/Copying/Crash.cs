using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>The end of a process after so many steps: the step is not taken, and none after it.</summary>
internal sealed class Crash(int after)
{
    private int _taken;
    private int _after = after;

    public bool HasCome => Taken > _after;

    /// <summary>How many steps were taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Counted from now.</summary>
    public void ComeAfter(int steps) => _after = Taken + steps;

    public void Step()
    {
        if (Interlocked.Increment(ref _taken) > _after)
        {
            throw new CrashedException();
        }
    }
}

/// <summary>Nothing in the portal knows it.</summary>
internal sealed class CrashedException : Exception;

/// <summary>What asks for the time is about to do something, or has just done it.</summary>
internal sealed class CrashingClock(TimeProvider clock, Crash crash) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        crash.Step();
        return clock.GetUtcNow();
    }

    public override long GetTimestamp()
    {
        crash.Step();
        return clock.GetTimestamp();
    }

    public override long TimestampFrequency => clock.TimestampFrequency;
}

/// <summary>A crash before something is saved, and one after.</summary>
internal sealed class CrashingSaves(Crash crash) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        crash.Step();
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        crash.Step();
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }
}
