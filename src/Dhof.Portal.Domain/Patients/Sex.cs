namespace Dhof.Portal.Domain.Patients;

/// <summary>FHIR administrative-gender.</summary>
public enum Sex
{
    Unknown,
    Female,
    Male,
    Other,
}
