using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Plans;

/// <summary>An agreed plan. It is never changed: what is agreed next is another version.</summary>
/// <param name="Controller">Whose plan: a patient has one at each controller that keeps one.</param>
/// <param name="Number">1 for the first that was agreed.</param>
/// <param name="Author">Who wrote it down, named with role.</param>
/// <param name="At">When it was agreed here.</param>
public sealed record PlanVersion(OrganisationNumber Controller, int Number, PlanContent Content, PlanAgreement Agreement, string Author, DateTimeOffset At)
{
    /// <summary>The day for looking it over has passed.</summary>
    public bool IsOverdue(DateOnly today) => today > Content.ReviewBy;
}
