namespace Dhof.Portal.Domain.Plans;

/// <summary>Where a draft stands. Stored as a number.</summary>
public enum PlanDraftState
{
    Open = 1,

    /// <summary>Thrown away; it can be taken up again.</summary>
    Discarded = 2,

    /// <summary>It has become a version.</summary>
    Agreed = 3,
}
