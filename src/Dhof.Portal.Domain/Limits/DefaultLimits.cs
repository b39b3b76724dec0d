using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Limits;

/// <summary>
/// The starting limits of a patient, until a doctor sets personal ones. Norway has no national numeric norm: these are this project's proposal,
/// to be approved by clinicians (docs/safety.md), and the screen says *Standardgrenser, ikke bekreftet av lege*.
/// </summary>
public static class DefaultLimits
{
    /// <summary>The band of each series. Weight has none: a change over days is another rule, and an absolute limit is personal.</summary>
    public static ImmutableDictionary<string, LimitBand> Bands { get; } = new Dictionary<string, LimitBand>
    {
        ["spo2"] = new(88, 92, null, null),
        ["hr"] = new(41, 50, 101, 131),
        ["bp-sys"] = new(91, 100, 161, 180),
        ["bp-dia"] = new(50, 60, 96, 110),
        ["rr"] = new(9, 12, 21, 25),
        ["temp"] = new(null, 36.1m, 38.0m, 39.1m),
        ["glucose"] = new(3.0m, 4.0m, 10.1m, 15.1m),
    }.ToImmutableDictionary();

    /// <summary>Oxygen target 88–92 %: the upper edge counts only when oxygen treatment is recorded.</summary>
    public static LimitBand OxygenTarget88To92 { get; } = new(86, 88, 93, null, upperNeedsOxygen: true);
}
