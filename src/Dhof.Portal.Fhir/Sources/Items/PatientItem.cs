using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>Who the patient is.</summary>
internal static class PatientItem
{
    public static ItemParts Read(Patient patient) => new(Elements.Of(patient.Name), Who: Elements.Of(patient.ManagingOrganization));
}
