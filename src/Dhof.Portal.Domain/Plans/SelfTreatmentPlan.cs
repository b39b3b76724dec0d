using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Plans;

/// <summary>The self-treatment plan that one controller keeps with a patient, with all its versions, the first one first.</summary>
public sealed record SelfTreatmentPlan(OrganisationNumber Controller, ImmutableArray<PlanVersion> Versions)
{
    public PlanVersion Newest => Versions[^1];

    /// <summary>What is in force on a day: the newest version that is valid then; null before the first.</summary>
    public PlanVersion? On(DateOnly day) => Versions.LastOrDefault(version => version.Content.ValidFrom <= day);

    /// <summary>What was agreed by an instant and counts on a day.</summary>
    public PlanVersion? On(DateOnly day, DateTimeOffset agreedBy) => Versions.LastOrDefault(version => version.Content.ValidFrom <= day && version.At <= agreedBy);
}
