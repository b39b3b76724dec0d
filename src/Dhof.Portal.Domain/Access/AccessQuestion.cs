using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>A clinician asks to open a patient.</summary>
/// <param name="Practitioner">The clinician as the directory knows them now; null for whoever is not there.</param>
/// <param name="Decision">Id of the decision that this question leads to.</param>
/// <param name="Standing">The attestation of a page that asks again; null for a new decision. What has expired, or is of another question, does not stand.</param>
public sealed record AccessQuestion(Clinician Clinician, Practitioner? Practitioner, PatientId Patient, PurposeOfUse Purpose, string Decision, DateTimeOffset Now, Attestation? Standing = null);
