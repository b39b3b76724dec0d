using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>The signed-in person, acting for one organisation.</summary>
/// <param name="Hpr">Helsepersonellnummer; null for a secretary.</param>
public sealed record Clinician(string Key, string Name, ClinicianRole Role, OrganisationNumber Organisation, string? Hpr);
