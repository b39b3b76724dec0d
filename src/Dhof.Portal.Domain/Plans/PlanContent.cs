using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Plans;

/// <summary>What a self-treatment plan (egenbehandlingsplan) says. While it is a draft anything may be missing; <see cref="PlanCheck"/> tells what must be there to be agreed.</summary>
/// <param name="Goals">What the patient wants to manage, one line each.</param>
/// <param name="ReviewBy">The last day on which it counts as looked over.</param>
public sealed record PlanContent(
    PlanZone Green,
    PlanZone Yellow,
    PlanZone Red,
    ImmutableArray<ScheduledTask> Schedule,
    ImmutableArray<string> Goals,
    DateOnly? ValidFrom,
    DateOnly? ReviewBy)
{
    public static PlanContent Empty { get; } = new(PlanZone.Empty, PlanZone.Empty, PlanZone.Empty, [], [], null, null);

    /// <summary>All that can be written, in the order of the form.</summary>
    public static ImmutableArray<PlanPart> Parts { get; } =
    [
        PlanPart.GreenSigns, PlanPart.GreenActions, PlanPart.YellowSigns, PlanPart.YellowActions, PlanPart.RedSigns, PlanPart.RedActions,
        PlanPart.Schedule, PlanPart.Goals, PlanPart.ValidFrom, PlanPart.ReviewBy,
    ];

    /// <summary>An empty one where there is no colour: no zone is chosen for whom nobody knows how it goes.</summary>
    public PlanZone Zone(Severity severity) => severity switch
    {
        Severity.None => PlanZone.Empty,
        Severity.Green => Green,
        Severity.Yellow => Yellow,
        _ => Red,
    };

    /// <summary>The lines of a part that is text; none of one that is not.</summary>
    public ImmutableArray<string> Lines(PlanPart part) => part switch
    {
        PlanPart.GreenSigns => Green.Signs,
        PlanPart.GreenActions => Green.Actions,
        PlanPart.YellowSigns => Yellow.Signs,
        PlanPart.YellowActions => Yellow.Actions,
        PlanPart.RedSigns => Red.Signs,
        PlanPart.RedActions => Red.Actions,
        PlanPart.Goals => Goals,
        _ => [],
    };

    /// <summary>This with other lines in a part that is text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not text.</exception>
    public PlanContent With(PlanPart part, ImmutableArray<string> lines) => part switch
    {
        PlanPart.GreenSigns => this with { Green = Green with { Signs = lines } },
        PlanPart.GreenActions => this with { Green = Green with { Actions = lines } },
        PlanPart.YellowSigns => this with { Yellow = Yellow with { Signs = lines } },
        PlanPart.YellowActions => this with { Yellow = Yellow with { Actions = lines } },
        PlanPart.RedSigns => this with { Red = Red with { Signs = lines } },
        PlanPart.RedActions => this with { Red = Red with { Actions = lines } },
        PlanPart.Goals => this with { Goals = lines },
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>This with one part as another has it.</summary>
    public PlanContent Taking(PlanPart part, PlanContent from) => part switch
    {
        PlanPart.Schedule => this with { Schedule = from.Schedule },
        PlanPart.ValidFrom => this with { ValidFrom = from.ValidFrom },
        PlanPart.ReviewBy => this with { ReviewBy = from.ReviewBy },
        _ => With(part, from.Lines(part)),
    };

    public bool IsSame(PlanPart part, PlanContent other) => part switch
    {
        PlanPart.Schedule => Schedule.SequenceEqual(other.Schedule),
        PlanPart.ValidFrom => ValidFrom == other.ValidFrom,
        PlanPart.ReviewBy => ReviewBy == other.ReviewBy,
        _ => Lines(part).SequenceEqual(other.Lines(part)),
    };

    /// <summary>The parts that another has otherwise.</summary>
    public ImmutableArray<PlanPart> Differing(PlanContent other) => [.. Parts.Where(part => !IsSame(part, other))];

    public bool Equals(PlanContent? other) => other is not null && Differing(other).IsEmpty;

    public override int GetHashCode() => HashCode.Combine(Green, Yellow, Red, Schedule.Length, Goals.Length, ValidFrom, ReviewBy);
}
