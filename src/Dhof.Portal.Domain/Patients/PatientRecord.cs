using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Patients;

/// <summary>What one controller has recorded of a person. Two controllers may differ: records are told side by side, never merged.</summary>
/// <param name="Number">The person's identity number.</param>
/// <param name="ControllerName">Null where the directory does not know the organisation.</param>
/// <param name="GivenName">Empty where it is not recorded; likewise the family name.</param>
/// <param name="Version">1 for what was first recorded.</param>
/// <param name="Updated">When the portal stored this version.</param>
public sealed record PatientRecord(
    PatientId Patient,
    OrganisationNumber Controller,
    string? ControllerName,
    IdentityNumber Number,
    string GivenName,
    string FamilyName,
    DateOnly? BirthDate,
    Sex Sex,
    string? Telephone,
    PatientContact? Contact,
    int Version,
    DateTimeOffset Updated)
{
    public RecordKey Key => new(Patient, Controller);
}

/// <summary>The nearest next of kin.</summary>
/// <param name="Relation">As the family says it, for example "datter".</param>
public sealed record PatientContact(string? Name, string? Relation, string? Telephone);
