namespace Dhof.Portal.Demo;

/// <summary>A clock that stands still, for pictures and tests that look the same every day. Timers go on as usual: they measure time, they do not tell it.</summary>
internal sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
