using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Plans;

/// <summary>A self-treatment plan as machine clients are told of it: the version that is in force.</summary>
/// <param name="Id">The plan's own, the same for all its versions.</param>
/// <param name="Record">Whose, and which controller's.</param>
/// <param name="Number">The patient's identity number.</param>
/// <param name="From">The first instant of the day from which the version is valid in Norway.</param>
/// <param name="Updated">When the version came into force here: when it was agreed, or when its day began.</param>
public sealed record ReportedPlan(long Id, RecordKey Record, IdentityNumber Number, PlanVersion Version, DateTimeOffset From, DateTimeOffset Updated);
