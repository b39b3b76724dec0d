using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>One patient, opened by one clinician, for minutes. Only <see cref="AccessPolicy"/> makes one.</summary>
public sealed class PatientGrant
{
    internal PatientGrant(Clinician clinician, PatientId patient, ImmutableArray<OrganisationNumber> controllers, InformationTypes types, DateTimeOffset until) =>
        (Clinician, Patient, Controllers, Types, Until) = (clinician, patient, controllers, types, until);

    public Clinician Clinician { get; }

    public PatientId Patient { get; }

    /// <summary>Whose data it opens.</summary>
    public ImmutableArray<OrganisationNumber> Controllers { get; }

    public InformationTypes Types { get; }

    /// <summary>The instant from which it opens nothing.</summary>
    public DateTimeOffset Until { get; }
}
