using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A next of kin.</summary>
internal static class RelatedPersonItem
{
    public static ItemParts Read(RelatedPerson person) => new(Elements.Joined(Elements.Of(person.Name), Elements.Of(person.Relationship)), ItemTime.Of(person.Period));
}
