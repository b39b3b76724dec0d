using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>
/// Which patients stand in the list, and in which order, while new readings come in. While pointer or focus is in the list nothing moves: rows are
/// updated where they stand, and new ones wait and are counted.
/// </summary>
/// <param name="Shown">Top to bottom.</param>
/// <param name="Waiting">Patients that wait behind "n nye".</param>
public sealed record ShownOrder(ImmutableArray<PatientId> Shown, ImmutableArray<PatientId> Waiting)
{
    public static ShownOrder Empty { get; } = new([], []);

    /// <summary>The order after a new reading of the list.</summary>
    /// <param name="right">All patients in their right order.</param>
    /// <param name="busy">Pointer or focus is in the list.</param>
    public ShownOrder Next(IReadOnlyList<PatientId> right, bool busy)
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
