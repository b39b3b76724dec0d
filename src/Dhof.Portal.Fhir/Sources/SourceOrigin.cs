using System.Text.Json;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Sources.Items;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>Where an item came from, from the elements that all types have.</summary>
internal static class SourceOrigin
{
    public static SourceItemOrigin Of(JsonElement resource, string type, AskedSource asked, ItemParts parts, ReportedMeasurement? measurement, DateTimeOffset received)
    {
        var meta = resource.Property("meta");
        var named = asked.NamesControllers ? measurement?.Controller ?? Performing(resource) : null;

        return new(
            asked.Source,
            resource.Text("id") is { } id ? $"{type}/{id}" : null,
            meta?.Text("versionId"),
            named ?? asked.Controller,
            named is null,
            meta?.Text("source"),
            parts.Device,
            parts.Method,
            parts.Who,
            meta?.Text("lastUpdated") is { } updated && ZonedTime.Read(updated, DateTimeOffset.MaxValue, out var at) is null ? at : null,
            received);
    }

    /// <summary>The one organisation that performed, as VkpObservation names the original controller; null for none and for more than one.</summary>
    private static OrganisationNumber? Performing(JsonElement resource)
    {
        OrganisationNumber[] numbers =
        [
            .. resource.Items("performer").Select(performer => performer.Property("identifier")).OfType<JsonElement>()
                .Where(identifier => identifier.Text("system") == Systems.OrganisationNumber)
                .Select(identifier => OrganisationNumber.TryParse(identifier.Text("value"), out var number) ? number : default)
                .Distinct(),
        ];
        return numbers is [var one] && one != default ? one : null;
    }
}
