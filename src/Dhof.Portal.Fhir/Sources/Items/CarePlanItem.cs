using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A plan.</summary>
internal static class CarePlanItem
{
    public static ItemParts Read(CarePlan plan) => new(
        Elements.Of(plan.TitleElement) ?? Elements.Of(plan.Category) ?? Elements.Of(plan.DescriptionElement),
        ItemTime.Of(plan.Period) ?? ItemTime.Since(plan.CreatedElement),
        plan.StatusElement.Text(),
        Elements.Of(plan.Author) ?? Elements.Of(plan.Contributor));
}
