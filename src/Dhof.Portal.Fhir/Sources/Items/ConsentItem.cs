using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A consent or a reservation.</summary>
internal static class ConsentItem
{
    public static ItemParts Read(Consent consent) => new(
        Elements.Of(consent.Category) ?? Elements.Of(consent.Scope),
        ItemTime.Of(consent.Provision?.Period) ?? ItemTime.Since(consent.DateTimeElement),
        consent.StatusElement.Text(),
        Elements.Of(consent.Organization) ?? Elements.Of(consent.Performer));
}
