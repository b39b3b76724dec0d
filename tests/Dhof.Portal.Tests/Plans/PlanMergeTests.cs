using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Tests.Plans;

public sealed class PlanMergeTests
{
    private static readonly PlanContent s_basis = SamplePlan.Whole;

    [Fact]
    public void What_only_one_of_two_changed_is_kept_of_both()
    {
        var mine = s_basis.With(PlanPart.YellowActions, ["ring meg"]);
        var theirs = (s_basis with { ReviewBy = new(2027, 2, 1) }).With(PlanPart.Goals, ["gå tur"]);
        var merge = PlanMerge.Of(s_basis, mine, theirs);
        Assert.Equal(theirs.With(PlanPart.YellowActions, ["ring meg"]), merge.Content);
        Assert.Equal([PlanPart.Goals, PlanPart.ReviewBy], merge.Taken);
        Assert.Empty(merge.Disputed);
    }

    [Fact]
    public void What_both_changed_differently_stays_as_written_and_is_told_and_what_both_changed_alike_is_no_dispute()
    {
        var mine = s_basis.With(PlanPart.RedActions, ["ring 113"]).With(PlanPart.Goals, ["sove"]).With(PlanPart.GreenSigns, ["lik"]);
        var theirs = s_basis.With(PlanPart.RedActions, ["ring legevakt"]).With(PlanPart.Goals, ["danse"]).With(PlanPart.GreenSigns, ["lik"]);
        var merge = PlanMerge.Of(s_basis, mine, theirs);
        Assert.Equal(mine.With(PlanPart.RedActions, ["ring legevakt"]), merge.Content);
        Assert.Equal([PlanPart.RedActions], merge.Taken);
        Assert.Equal([PlanPart.Goals], merge.Disputed);
    }

    [Fact]
    public void The_order_in_which_measurements_are_ticked_is_no_change()
    {
        var turned = s_basis with { Schedule = [s_basis.Schedule[0] with { Kinds = ["hr", "spo2"] }] };
        Assert.Empty(PlanMerge.Of(s_basis, turned, turned).Disputed);
        Assert.Equal(s_basis, turned);
        Assert.NotEqual(s_basis, s_basis with { Schedule = [s_basis.Schedule[0] with { Kinds = ["hr"] }] });
    }

    /// <summary>Every combination of who changed which part: nothing that either wrote is lost without being told.</summary>
    [Fact]
    public void Whoever_changes_whatever_nothing_is_lost_in_silence()
    {
        var changed = new PlanContent(new(["1"], ["2"]), new(["3"], ["4"]), new(["5"], ["6"]), [ScheduledTask.Usual], ["7"], new(2026, 12, 1), new(2027, 12, 1));
        var other = new PlanContent(new(["a"], ["b"]), new(["c"], ["d"]), new(["e"], ["f"]), [ScheduledTask.Usual, ScheduledTask.Usual], ["g"], new(2026, 12, 2), new(2027, 12, 2));
        var all = 1 << PlanContent.Parts.Length;

        for (var byMe = 0; byMe < all; byMe += 7)
        {
            for (var byThem = 0; byThem < all; byThem += 5)
            {
                var (mine, theirs) = (Changed(byMe, changed), Changed(byThem, other));
                var merge = PlanMerge.Of(s_basis, mine, theirs);

                foreach (var (part, i) in PlanContent.Parts.Select((part, i) => (part, i)))
                {
                    var (iDid, theyDid) = ((byMe >> i & 1) == 1, (byThem >> i & 1) == 1);
                    Assert.True(merge.Content.IsSame(part, iDid ? changed : theyDid ? other : s_basis));
                    Assert.Equal(iDid && theyDid, merge.Disputed.Contains(part));
                    Assert.Equal(theyDid && !iDid, merge.Taken.Contains(part));
                }
            }
        }

        static PlanContent Changed(int parts, PlanContent with) => PlanContent.Parts.Where((_, i) => (parts >> i & 1) == 1).Aggregate(s_basis, (content, part) => content.Taking(part, with));
    }
}
