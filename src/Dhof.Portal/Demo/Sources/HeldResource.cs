using System.Text.Json.Nodes;

namespace Dhof.Portal.Demo.Sources;

/// <summary>One resource that a source of the demonstration holds about a patient.</summary>
/// <param name="At">What a search by date goes by; null where the type has no date.</param>
internal sealed record HeldResource(JsonObject Json, DateTimeOffset? At)
{
    public string Type { get; } = Json["resourceType"]!.GetValue<string>();

    public string Id { get; } = Json["id"]!.GetValue<string>();

    public DateTimeOffset Updated { get; } = DateTimeOffset.Parse(Json["meta"]!["lastUpdated"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
}
