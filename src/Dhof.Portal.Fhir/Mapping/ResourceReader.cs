using System.Text.Json;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>From JSON to a resource of one type, by its syntax alone.</summary>
internal static class ResourceReader
{
    public const int DeepestLevel = 64;

    // Empty objects, empty arrays, nulls and arrays of nothing but nulls are not R4, but say nothing that could be misread.
    private static readonly string[] s_harmless = ["JSON109", "JSON120", "JSON121", "JSON125"];

    private static readonly FhirJsonDeserializer s_deserializer = new(new DeserializerSettings().UsingMode(DeserializationMode.SyntaxOnly).Ignoring(s_harmless));

    /// <param name="cleaned">What is done to it before it is read.</param>
    /// <param name="resource">Null where it is refused.</param>
    public static Refusal? Read<T>(ReadOnlySpan<byte> json, Func<T, T> cleaned, out T? resource)
        where T : Resource
    {
        resource = null;

        try
        {
            var reader = new Utf8JsonReader(json, new() { MaxDepth = DeepestLevel });

            if (s_deserializer.TryDeserializeResource(ref reader, out var read, out var issues) || read is T)
            {
                var first = issues.FirstOrDefault();
                resource = first is null && read is T taken ? cleaned(taken) : null;
                return read is not T ? new(RefusalCode.OtherType, "Resource") : first is null ? null : Shape<T>(first);
            }

            return new(read is null ? RefusalCode.JsonInvalid : RefusalCode.OtherType, "Resource");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or CodedException)
        {
            // Firely passes on what the reader throws, for example at half of a surrogate pair.
            return new(RefusalCode.JsonInvalid, "Resource");
        }
        catch (ArgumentException)
        {
            // Firely fails so, instead of complaining, at some lists that mix texts and objects. One such entry must not fail its whole bundle.
            resource = null;
            return new(RefusalCode.ElementShape, typeof(T).Name);
        }
    }

    /// <summary>The message of the exception may repeat content, so only its place is told.</summary>
    private static Refusal Shape<T>(CodedException issue) => new(
        issue.ErrorCode == FhirJsonException.DUPLICATE_PROPERTY_CODE ? RefusalCode.ElementTwice : RefusalCode.ElementShape,
        issue is ExtendedCodedException { InstancePath: { } path } && path.StartsWith(typeof(T).Name, StringComparison.Ordinal) ? path : typeof(T).Name);
}
