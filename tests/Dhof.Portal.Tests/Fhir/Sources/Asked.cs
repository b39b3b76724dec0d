using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Tests.Fhir.Sources;

/// <summary>A source that is asked about one synthetic patient.</summary>
internal static class Asked
{
    public const string Base = "https://source.example/fhir/";
    public const string Number = "14834849810";
    public const string Other = "27864549816";

    public static readonly InformationTypes Everything = Enum.GetValues<InformationTypes>().Aggregate((all, type) => all | type);

    public static readonly OrganisationNumber Hospital = new(310000035);

    public static IdentityNumber Identity { get; } = IdentityNumber.TryParse(Number, out var number) ? number : throw new InvalidOperationException();

    public static SourceKey Key { get; } = SourceKey.TryParse("hospital", out var key) ? key : throw new InvalidOperationException();

    public static AskedSource About(InformationTypes? types = null, bool namesControllers = false, params string[] patientIds) =>
        new(Key, Hospital, namesControllers, new(Base), Identity, patientIds.ToHashSet(), types ?? Everything);

    public static SourcePage Read(AskedSource asked, params IEnumerable<JsonNode> resources) => Read(asked, null, resources);

    public static SourcePage Read(AskedSource asked, Func<JsonNode, string?>? fullUrl, IEnumerable<JsonNode> resources) =>
        SourcePages.Read(Searchset(resources, fullUrl: fullUrl).Bytes(), asked, Samples.Now) ?? throw new InvalidOperationException("No Bundle.");

    public static JsonObject Searchset(IEnumerable<JsonNode> resources, string? next = null, Func<JsonNode, string?>? fullUrl = null, string self = "?_sort=-date") => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["link"] = new JsonArray([new JsonObject { ["relation"] = "self", ["url"] = self }, .. next is null ? Array.Empty<JsonNode>() : [new JsonObject { ["relation"] = "next", ["url"] = next }]]),
        ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject { ["fullUrl"] = (fullUrl ?? FullUrl)(resource), ["resource"] = resource.DeepClone() })]),
    };

    /// <summary>A resource of the patient, by identity number.</summary>
    public static JsonObject Of(string type, string id, params ReadOnlySpan<(string Name, JsonNode? Value)> elements)
    {
        var resource = new JsonObject { ["resourceType"] = type, ["id"] = id };

        foreach (var (name, value) in elements)
        {
            resource[name] = value;
        }

        return resource;
    }

    public static JsonObject Subject(string number = Number) => Samples.Reference(Samples.BirthNumber, number);

    public static JsonObject Text(string text) => new() { ["text"] = text };

    public static JsonObject Named(string display) => new() { ["display"] = display };

    private static string? FullUrl(JsonNode resource) => resource is JsonObject named && named["id"] is { } id ? $"{Base}{named["resourceType"]}/{id}" : null;
}
