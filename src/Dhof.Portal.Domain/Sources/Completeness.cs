namespace Dhof.Portal.Domain.Sources;

/// <summary>How far an answer can be trusted to hold everything. What is older than <paramref name="BackTo"/> may be missing; null says that anything may.</summary>
/// <param name="IsWhole">Everything that was asked for is there.</param>
/// <param name="BackTo">The beginning of the period that is complete: of a whole answer where the question began, null where it asked for all time.</param>
public readonly record struct Completeness(bool IsWhole, DateTimeOffset? BackTo)
{
    public static Completeness Whole(DateTimeOffset? from) => new(true, from);

    /// <param name="backTo">Null where not even the newest is sure to be there.</param>
    public static Completeness Cut(DateTimeOffset? backTo) => new(false, backTo);

    /// <summary>What holds of two answers together.</summary>
    public Completeness And(Completeness other) =>
        IsWhole && other.IsWhole ? new(true, Later(BackTo, other.BackTo))
        : (!IsWhole && BackTo is null) || (!other.IsWhole && other.BackTo is null) ? Cut(null)
        : Cut(Later(BackTo, other.BackTo));

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one > other ? one : other;
}
