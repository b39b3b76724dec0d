using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.People;

/// <summary>Who a patient of the region is, before enrolment gives what follows from seed and time.</summary>
/// <param name="Number">With valid check digits, of a synthetic series.</param>
internal sealed record Identity(string Number, string GivenName, string FamilyName, DateOnly BirthDate, Sex Sex);

/// <summary>Who follows the patient: the controller of the measurements, the GP's office, and the hospital where there is one.</summary>
internal sealed record CareTeam(OrganisationNumber Municipality, OrganisationNumber Office, OrganisationNumber? Hospital, Persona Nurse, Persona Gp, Persona? Specialist)
{
    public Persona Doctor => Specialist ?? Gp;

    public IEnumerable<OrganisationNumber> Organisations => Hospital is { } hospital ? [Municipality, Office, hospital] : [Municipality, Office];
}

/// <summary>A patient of the region. Everything simulated about them follows from this and the instant.</summary>
/// <param name="Index">Place in the region with everybody; the named are the first.</param>
/// <param name="Enrolled">The first day of follow-up.</param>
/// <param name="Oxygen">Litres a minute of oxygen treatment at home; null for none.</param>
internal sealed record SyntheticPatient(
    int Seed,
    int Index,
    PatientId Id,
    Identity Identity,
    FollowUpCondition Condition,
    CareTeam Team,
    Story Story,
    DateOnly Enrolled,
    decimal? Oxygen,
    OwnUsual Usual)
{
    public DateTimeOffset EnrolledFrom { get; } = OsloTime.At(Enrolled, 0);

    /// <summary>Default and personal limits, in force from enrolment.</summary>
    public required LimitHistory Limits { get; init; }
}
