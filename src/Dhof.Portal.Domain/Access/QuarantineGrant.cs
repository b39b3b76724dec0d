using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>The list of what one organisation, as controller, was sent and could not read: reasons and counts, no content and no persons. Only <see cref="AccessPolicy"/> makes one.</summary>
public sealed class QuarantineGrant
{
    internal QuarantineGrant(Clinician clinician, DateTimeOffset until) => (Clinician, Until) = (clinician, until);

    public Clinician Clinician { get; }

    /// <summary>The clinician's own organisation, and no other's.</summary>
    public OrganisationNumber Controller => Clinician.Organisation;

    /// <summary>The instant from which it opens nothing.</summary>
    public DateTimeOffset Until { get; }
}
