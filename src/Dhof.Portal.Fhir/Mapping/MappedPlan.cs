using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>A self-treatment plan as a message reports it, not yet tied to a patient's record.</summary>
/// <param name="Controller">The organisation that is named as author; null where the message names none.</param>
/// <param name="Saying">What the message says of itself, who agreed with whom among it; null where it is silent.</param>
/// <param name="Author">Who wrote it, as the message calls them; null where it is silent.</param>
public sealed record MappedPlan(IdentityNumber Subject, OrganisationNumber? Controller, PlanContent Content, string? Saying, string? Author);
