using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>The types of resource that are taken.</summary>
public static class ResourceTypes
{
    public const string Observation = nameof(Observation);
    public const string QuestionnaireResponse = nameof(QuestionnaireResponse);

    /// <summary>Taken alone, each at its own address.</summary>
    public const string CarePlan = nameof(CarePlan);
    public const string DetectedIssue = nameof(DetectedIssue);

    /// <summary>Types that are read only.</summary>
    public const string Patient = nameof(Patient);
    public const string Organization = nameof(Organization);

    /// <summary>The type that a resource says it has, where it is one of those that are taken; null otherwise, and where it cannot be read.</summary>
    public static string? Of(ReadOnlySpan<byte> json) => Named(Said(json));

    /// <summary>Whether a resource says that it has a type.</summary>
    public static bool Is(ReadOnlySpan<byte> json, string type) => Said(json) == type;

    private static string? Said(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, JsonScan.Options);

            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("resourceType"u8))
                {
                    reader.Read();
                    return JsonScan.Text(ref reader);
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Whoever reads it says what is wrong.
        }

        return null;
    }

    /// <summary>The type that an address ends with: relative, or complete with whatever address the sender knows this server by.</summary>
    public static string? Addressed(string? url) => Named(url?[(url.LastIndexOf('/') + 1)..]);

    private static string? Named(string? name) => name is Observation or QuestionnaireResponse ? name : null;
}
