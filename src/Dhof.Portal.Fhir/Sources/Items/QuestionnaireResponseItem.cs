using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>An answered form.</summary>
internal static class QuestionnaireResponseItem
{
    /// <summary>The name of the form, where the response carries one beside its address.</summary>
    public static ItemParts Read(QuestionnaireResponse response) => new(
        Elements.Of(response.QuestionnaireElement?.GetExtension("http://hl7.org/fhir/StructureDefinition/display")?.Value as PrimitiveType) ?? Elements.Of(response.QuestionnaireElement),
        ItemTime.Of(response.AuthoredElement),
        response.StatusElement.Text(),
        Elements.Of(response.Source) ?? Elements.Of(response.Author));
}
