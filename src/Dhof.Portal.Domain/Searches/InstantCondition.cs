namespace Dhof.Portal.Domain.Searches;

/// <summary>A half-open stretch of time that an instant must lie in or, with <paramref name="Outside"/>, must not.</summary>
public readonly record struct InstantCondition(DateTimeOffset From, DateTimeOffset Before, bool Outside = false)
{
    public static InstantCondition Since(DateTimeOffset from) => new(from, DateTimeOffset.MaxValue);

    public static InstantCondition Until(DateTimeOffset before) => new(DateTimeOffset.MinValue, before);

    public bool Holds(DateTimeOffset at) => (From <= at && at < Before) != Outside;
}
