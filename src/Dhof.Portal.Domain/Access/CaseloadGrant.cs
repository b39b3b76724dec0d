using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>One list of the patients that an organisation follows: only what a row shows. Only <see cref="AccessPolicy"/> makes one.</summary>
public sealed class CaseloadGrant
{
    internal CaseloadGrant(Clinician clinician, InformationTypes types, DateTimeOffset until) => (Clinician, Types, Until) = (clinician, types, until);

    public Clinician Clinician { get; }

    /// <summary>The patients with a care relation to this organisation, and the data that the relation opens.</summary>
    public OrganisationNumber Organisation => Clinician.Organisation;

    public InformationTypes Types { get; }

    /// <summary>The instant from which it opens nothing.</summary>
    public DateTimeOffset Until { get; }
}
