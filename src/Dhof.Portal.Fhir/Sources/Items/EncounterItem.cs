using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A contact or a stay.</summary>
internal static class EncounterItem
{
    private const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    public static ItemParts Read(Encounter encounter) => new(
        Elements.Joined(Elements.Of(encounter.Type) ?? Elements.Of(encounter.ServiceType) ?? Elements.Of(encounter.Class), Elements.Of(encounter.ReasonCode)),
        ItemTime.Of(encounter.Period),
        encounter.StatusElement.Text(),
        Elements.Of(encounter.ServiceProvider) ?? Elements.Of(encounter.Participant.Select(participant => participant.Individual)))
    {
        IsStay = encounter.Class?.SystemElement.Text() == ActCode && encounter.Class.CodeElement.Text() is "IMP" or "ACUTE" or "NONAC",
    };
}
