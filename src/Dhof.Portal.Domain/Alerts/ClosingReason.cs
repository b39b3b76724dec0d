using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Why an alert was closed. Stored by number, which never changes; the six of a clinician have a number key each, in this order.</summary>
public enum ClosingReason
{
    /// <summary>No clinician's: every reading that it rested on was corrected into the expected, or withdrawn.</summary>
    Corrected = 1,

    /// <summary>Something was done: advice, medication by the plan, a visit.</summary>
    Acted = 2,

    /// <summary>Seen, and followed on without measures for now.</summary>
    WaitAndSee = 3,

    /// <summary>The measuring was at fault: technique or equipment.</summary>
    MeasuringTechnique = 4,

    /// <summary>Known and expected for this patient.</summary>
    Expected = 5,

    /// <summary>The limit does not suit the patient: it is to be looked at.</summary>
    LimitUnsuitable = 6,

    /// <summary>Somebody else takes care of it: doctor, hospital, emergency service.</summary>
    CaredForByOthers = 7,

    /// <summary>No clinician's: what was missing has come, or a source that did not answer does again.</summary>
    CameLater = 11,

    /// <summary>No clinician's: a yellow that waited for a repeat, and the repeat was within its limits.</summary>
    RepeatedNormal = 12,
}

public static class ClosingReasons
{
    /// <summary>Whether somebody closed it, who had seen it.</summary>
    public static bool IsOfClinician(ClosingReason reason) => OfClinicians.Contains(reason);

    /// <summary>Those that a clinician chooses among, in the order of the keys 1 to 6.</summary>
    public static ImmutableArray<ClosingReason> OfClinicians { get; } =
        [ClosingReason.Acted, ClosingReason.WaitAndSee, ClosingReason.MeasuringTechnique, ClosingReason.Expected, ClosingReason.LimitUnsuitable, ClosingReason.CaredForByOthers];
}
