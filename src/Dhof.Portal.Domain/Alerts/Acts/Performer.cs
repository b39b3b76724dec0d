using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>Who acted, as they were then.</summary>
/// <param name="Key">Key of the clinician.</param>
public sealed record Performer(string Key, string Name, ClinicianRole Role, OrganisationNumber Organisation)
{
    /// <summary>What the portal does by itself with a controller's alerts.</summary>
    public static Performer Portal(OrganisationNumber controller) => new("", "", ClinicianRole.Client, controller);

    public static Performer Of(Clinician clinician) => new(clinician.Key, clinician.Name, clinician.Role, clinician.Organisation);
}
