using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Questionnaires.Scores;

/// <summary>
/// Which scale of saturation a patient's NEWS2 goes by, and what decided it. Scale two is for a target of 88–92 % that a doctor has documented (RCP 2017): here the limit in force is such a target when its
/// upper edge counts under oxygen and a doctor approved it [P]. In every other case scale one.
/// </summary>
/// <param name="Target">The limit that decided; null for scale one.</param>
public sealed record News2ScaleInForce(News2Scale Scale, Limit? Target)
{
    public static News2ScaleInForce At(LimitHistory limits, DateTimeOffset at) => limits.InForce("spo2", at) is { IsApproved: true, Band: { UpperNeedsOxygen: true, YellowFrom: not null } } target
        ? new(News2Scale.Two, target)
        : new(News2Scale.One, null);
}
