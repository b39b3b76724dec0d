using System.Collections.Immutable;

namespace Dhof.Portal.Look;

/// <summary>
/// Which rows stand in a list, and in which order, while new readings come in. While pointer or focus is in the list nothing moves: rows are
/// updated where they stand, and new ones wait and are counted.
/// </summary>
/// <typeparam name="T">What a row is known by.</typeparam>
/// <param name="Shown">Top to bottom.</param>
/// <param name="Waiting">Rows that wait behind "n nye".</param>
public sealed record ShownOrder<T>(ImmutableArray<T> Shown, ImmutableArray<T> Waiting)
    where T : notnull
{
#pragma warning disable CA1000 // The type is said where it is used.
    public static ShownOrder<T> Empty { get; } = new([], []);
#pragma warning restore CA1000

    /// <summary>The order after a new reading of the list.</summary>
    /// <param name="right">All rows in their right order.</param>
    /// <param name="busy">Pointer or focus is in the list.</param>
    public ShownOrder<T> Next(IReadOnlyList<T> right, bool busy)
    {
        if (!busy || Shown.IsEmpty)
        {
            return new([.. right], []);
        }

        var there = right.ToHashSet();
        var stays = Shown.Where(there.Contains).ToImmutableArray();
        return new(stays, [.. right.Except(stays)]);
    }
}
