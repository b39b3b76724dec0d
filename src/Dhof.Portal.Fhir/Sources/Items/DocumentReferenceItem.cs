using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A document of the record.</summary>
internal static class DocumentReferenceItem
{
    public static ItemParts Read(DocumentReference document) => new(
        Elements.Joined(Elements.Of(document.Type) ?? Elements.Of(document.Category), Elements.Of(document.DescriptionElement) ?? Elements.Of(document.Content.Select(content => content.Attachment?.TitleElement).FirstOrDefault())),
        ItemTime.Of(document.Context?.Period) ?? ItemTime.Of(document.DateElement),
        document.StatusElement.Text(),
        Elements.Of(document.Author) ?? Elements.Of(document.Custodian));
}
