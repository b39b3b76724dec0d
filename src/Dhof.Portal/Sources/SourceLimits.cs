namespace Dhof.Portal.Sources;

/// <summary>How much one source may take, and how long it is left alone. One set for all sources; tests bring their own.</summary>
public sealed record SourceLimits
{
    /// <summary>The largest answer that is taken, unpacked.</summary>
    public long MostBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Requests to one source at once, of all who ask.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Requests that wait for their turn; beyond it they are refused at once.</summary>
    public int Waiting { get; init; } = 500;

    /// <summary>Tries after the first.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The median wait before the first retry; doubled for the next, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>So many requests within <see cref="FailingFor"/>, nine of ten failed, and the source is left alone for <see cref="Rest"/>.</summary>
    public int FailingRequests { get; init; } = 20;

    public TimeSpan FailingFor { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How far back a source that cannot count is asked at the first look.</summary>
    public TimeSpan FirstLook { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The wait before what a source can do is asked for again, doubled after each failure up to <see cref="CapabilityAgain"/>.</summary>
    public TimeSpan CapabilityRetry { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait before a copying that failed is tried again, doubled after each failure up to how often the source is copied; longer where the source asks for it.</summary>
    public TimeSpan CopyRetry { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A copied source whose copy is older does not answer, as far as whoever waits for something is concerned; three times as long as it is copied, where that is longer.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What a source can do is asked for this often.</summary>
    public TimeSpan CapabilityAgain { get; init; } = TimeSpan.FromHours(6);
}
