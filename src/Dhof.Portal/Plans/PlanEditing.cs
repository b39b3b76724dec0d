using System.Collections.Immutable;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Plans;

/// <summary>One clinician's writing in a plan: what it began with, what is typed, and what somebody else did meanwhile.</summary>
public sealed class PlanEditing
{
    private PlanContent _basis;

    /// <param name="seen">The version of the draft that stood then; 0 for none.</param>
    public PlanEditing(PlanContent basis, int seen, string with, DateOnly today)
    {
        (_basis, Seen) = (basis, seen);
        Form = new() { With = with, On = today };
        Form.Show(basis);
    }

    public PlanForm Form { get; }

    public int Seen { get; private set; }

    /// <summary>Somebody else's draft that was met, and what became of it.</summary>
    public (PlanDraft Theirs, PlanMerge Merge)? Met { get; private set; }

    public ImmutableArray<PlanFault> Faults { get; private set; } = [];

    public bool IsChanged => Form.Content != _basis;

    /// <summary>Whether what is typed can be agreed; if not, the faults stand beside their fields.</summary>
    public bool Check(PlanForms forms, DateOnly today)
    {
        Faults = [.. PlanCheck.Faults(Form.Content, forms.Urls), .. Form.Agreement.Faults(today)];
        return Faults.IsEmpty;
    }

    public void Saved(PlanContent content)
    {
        (_basis, Met, Faults) = (content, null, []);
        Seen++;
    }

    /// <summary>Somebody else was first: theirs is taken over where it was not written here too, and the next saving is held against theirs.</summary>
    public void Meet(PlanDraft theirs)
    {
        var merge = PlanMerge.Of(_basis, Form.Content, theirs.Content);
        Form.Show(merge.Content);
        (_basis, Seen, Met) = (theirs.Content, theirs.Version, (theirs, merge));
    }

    /// <summary>What the other wrote where both did; null where only one did.</summary>
    public ImmutableArray<string>? Theirs(PlanPart part, PlanForms forms) =>
        Met is { } met && met.Merge.Disputed.Contains(part) ? PlanText.Lines(met.Theirs.Content, part, forms) : null;
}
