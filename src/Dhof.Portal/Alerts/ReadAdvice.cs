using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Alerts;

/// <summary>Reads what the patient's plan says is done, by controller and severity; null where no plan says.</summary>
public delegate Task<Func<OrganisationNumber, Severity, string?>> ReadAdvice(PatientGrant grant, CancellationToken cancellation);
