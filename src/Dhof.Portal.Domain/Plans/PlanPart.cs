namespace Dhof.Portal.Domain.Plans;

/// <summary>A part of a plan that is written, compared and merged by itself, and what is said of how it was agreed.</summary>
public enum PlanPart
{
    GreenSigns,
    GreenActions,
    YellowSigns,
    YellowActions,
    RedSigns,
    RedActions,
    Schedule,
    Goals,
    ValidFrom,
    ReviewBy,

    /// <summary>That the patient has agreed.</summary>
    AgreedByPatient,

    /// <summary>The clinician or GP with whom it was agreed.</summary>
    AgreedWith,
    AgreedOn,
}
