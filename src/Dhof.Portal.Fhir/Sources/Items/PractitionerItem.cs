using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A health worker.</summary>
internal static class PractitionerItem
{
    public static ItemParts Read(Practitioner practitioner) => new(Elements.Joined(Elements.Of(practitioner.Name), Elements.Of(practitioner.Qualification.Select(qualification => qualification.Code))));
}
