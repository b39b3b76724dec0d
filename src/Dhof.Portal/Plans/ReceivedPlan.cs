using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Plans;

/// <summary>A plan that a controller's own system sent.</summary>
public sealed record ReceivedPlan(PatientId Patient, OrganisationNumber Controller, PlanContent Content, PlanOrigin Origin);

/// <summary>Which agreed plan a system has read before it sent another one.</summary>
/// <param name="Plan">Its id.</param>
/// <param name="Version">The version that it had.</param>
public sealed record RevisedPlan(long Plan, int Version);

/// <summary>What became of a received plan.</summary>
public enum PlanTakenAs
{
    /// <summary>The patient and the controller have no such plan.</summary>
    Unknown,

    Drafted,

    /// <summary>The same from the same sender waits already.</summary>
    Known,

    /// <summary>A plan is agreed, and the sender did not say that it has read it.</summary>
    Exists,

    /// <summary>Somebody else is writing.</summary>
    DraftOpen,

    /// <summary>The sender has read another version than the newest.</summary>
    OtherVersion,
}

/// <param name="Version">The newest agreed version, of what was sent for another one.</param>
public readonly record struct PlanTaken(PlanTakenAs As, int Version);
