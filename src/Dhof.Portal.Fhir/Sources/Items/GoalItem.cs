using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A goal of a plan.</summary>
internal static class GoalItem
{
    public static ItemParts Read(Goal goal) => new(
        Elements.Of(goal.Description),
        ItemTime.Since(goal.Start as PrimitiveType) ?? ItemTime.Since(goal.StatusDateElement),
        goal.LifecycleStatusElement.Text(),
        Elements.Of(goal.ExpressedBy));
}
