using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Plans;

/// <summary>Two who wrote in the same draft, part by part: what only one of them changed is taken from that one; what both changed differently is told, and stays as the second wrote it.</summary>
/// <param name="Taken">Parts that the other changed and that are taken over.</param>
/// <param name="Disputed">Parts that both changed, each in another way.</param>
public sealed record PlanMerge(PlanContent Content, ImmutableArray<PlanPart> Taken, ImmutableArray<PlanPart> Disputed)
{
    /// <param name="basis">What both began with.</param>
    /// <param name="mine">What the second wrote.</param>
    /// <param name="theirs">What the first has saved.</param>
    public static PlanMerge Of(PlanContent basis, PlanContent mine, PlanContent theirs)
    {
        ImmutableArray<PlanPart> differing = [.. mine.Differing(theirs).Where(part => !theirs.IsSame(part, basis))];
        ImmutableArray<PlanPart> taken = [.. differing.Where(part => mine.IsSame(part, basis))];
        return new(taken.Aggregate(mine, (content, part) => content.Taking(part, theirs)), taken, [.. differing.Except(taken)]);
    }
}
