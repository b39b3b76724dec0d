using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Limits;

/// <summary>
/// The standard sets. Norway has no national numeric norm: the numbers are this project's proposal, to be approved by clinicians (docs/safety.md). Weight has no band in any of
/// them: a gain over days is a rule of heart failure, and an absolute weight is personal.
/// </summary>
public static class LimitSets
{
    private static readonly ImmutableArray<string> s_circulation = ["hr", "bp-sys", "bp-dia"];

    private static readonly ImmutableArray<string> s_breathing = ["spo2", "hr", "bp-sys", "bp-dia", "rr", "temp"];

    public static LimitSet CopdOnAir { get; } = new("copd-air", new("KOLS uten oksygen", "KOLS utan oksygen", "COPD on air"), Of(s_breathing));

    /// <summary>An oxygen target of 88–92 %: the upper edge counts only when oxygen treatment is recorded.</summary>
    public static LimitSet CopdOnOxygen { get; } = new("copd-oxygen", new("KOLS med oksygen, mål 88–92 %", "KOLS med oksygen, mål 88–92 %", "COPD with oxygen, target 88–92 %"), Of(s_breathing).SetItem("spo2", DefaultLimits.OxygenTarget88To92));

    public static LimitSet HeartFailure { get; } = new("heart-failure", new("Hjertesvikt", "Hjartesvikt", "Heart failure"), Of([.. s_circulation, "spo2", "rr"]));

    public static LimitSet Diabetes { get; } = new("diabetes", new("Diabetes", "Diabetes", "Diabetes"), Of([.. s_circulation, "glucose"]));

    public static LimitSet Multimorbid { get; } = new("multimorbid", new("Flere sykdommer", "Fleire sjukdomar", "Several conditions"), DefaultLimits.Bands);

    public static ImmutableArray<LimitSet> All { get; } = [CopdOnAir, CopdOnOxygen, HeartFailure, Diabetes, Multimorbid];

    /// <summary>The sets that fit a condition, the likeliest first; whether oxygen is given is for the clinician to say.</summary>
    public static ImmutableArray<LimitSet> For(FollowUpCondition condition) => condition switch
    {
        FollowUpCondition.Copd => [CopdOnAir, CopdOnOxygen],
        FollowUpCondition.HeartFailure => [HeartFailure],
        FollowUpCondition.Diabetes => [Diabetes],
        _ => [Multimorbid, CopdOnOxygen],
    };

    private static ImmutableDictionary<string, LimitBand> Of(IEnumerable<string> series) => series.ToImmutableDictionary(key => key, key => DefaultLimits.Bands[key]);
}
