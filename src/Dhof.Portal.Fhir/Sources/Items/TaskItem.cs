using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A task.</summary>
internal static class TaskItem
{
    public static ItemParts Read(Hl7.Fhir.Model.Task task) => new(
        Elements.Of(task.DescriptionElement) ?? Elements.Of(task.Code),
        ItemTime.Of(task.ExecutionPeriod) ?? ItemTime.Since(task.AuthoredOnElement),
        task.StatusElement.Text(),
        Elements.Of(task.Owner) ?? Elements.Of(task.Requester));
}
