using System.Collections.Immutable;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Plans;

/// <summary>Where a version comes from, and what it changed, in words.</summary>
public static class PlanVersionText
{
    /// <summary>Version, from when, who agreed with whom, and who wrote it down.</summary>
    public static string Agreed(PlanVersion version) => Words.PlanAgreedLine.With(
        version.Number,
        version.Content.ValidFrom is { } from ? NorwegianTime.Date(from) : "",
        version.Agreement.On is { } on ? NorwegianTime.Date(on) : "",
        version.Agreement.With,
        version.Author);

    /// <summary>What is no more and what is new, part by part.</summary>
    public static ImmutableArray<(PlanPart Part, ImmutableArray<string> Removed, ImmutableArray<string> Added)> Changes(PlanContent before, PlanContent after, PlanForms forms) =>
    [
        .. after.Differing(before).Select(part =>
        {
            var (was, @is) = (PlanText.Lines(before, part, forms), PlanText.Lines(after, part, forms));
            return (part, was.RemoveRange(@is), @is.RemoveRange(was));
        }),
    ];
}
