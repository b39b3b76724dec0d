using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dhof.Portal.Fhir.Mapping.Fast;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>From the JSON of one Observation to a measurement. What is not understood is refused with the place and the cure, never guessed.</summary>
public static class ObservationMapping
{
    public const int DeepestLevel = 64;

    // Empty objects, empty arrays and nulls are not R4, but say nothing that could be misread.
    private static readonly string[] s_harmless = ["JSON109", "JSON120", "JSON121"];

    private static readonly FhirJsonDeserializer s_deserializer = new(new DeserializerSettings().UsingMode(DeserializationMode.SyntaxOnly).Ignoring(s_harmless));

    /// <param name="json">One resource, UTF-8.</param>
    /// <param name="received">The instant that the effective time is held against.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, DateTimeOffset received, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(json, received, FastObservation.TryRead(json), out mapped, out refusal);

    /// <summary>The same without the fast reader, which must never answer otherwise: for the tests that hold the two together.</summary>
    internal static bool TryReadByFirely(ReadOnlySpan<byte> json, DateTimeOffset received, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(json, received, null, out mapped, out refusal);

    /// <summary>Firely alone, before the mapping.</summary>
    /// <returns>Null where it has a complaint.</returns>
    internal static Observation? ReadByFirely(ReadOnlySpan<byte> json) => Parse(json, out var draft) is null ? draft?.Observation : null;

    private static bool TryRead(ReadOnlySpan<byte> json, DateTimeOffset received, Observation? fast, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal)
    {
        mapped = null;
        var draft = fast is null ? null : new Draft(fast);
        refusal = draft is null ? Parse(json, out draft) : null;

        if (draft is null)
        {
            refusal ??= new(RefusalCode.JsonInvalid, "Observation");
            return false;
        }

        try
        {
            refusal = Steps(draft, received);
            mapped = refusal is null ? draft.Finish() : null;
        }
        catch (CodedException)
        {
            refusal = draft.Refuse(RefusalCode.ElementShape);
        }

        return mapped is not null;
    }

    private static Refusal? Steps(Draft draft, DateTimeOffset received) =>
        ObservationMeaning.Read(draft)
        ?? ObservationKind.Read(draft)
        ?? ObservationSubject.Read(draft)
        ?? ObservationController.Read(draft)
        ?? ObservationTime.Read(draft, received)
        ?? ObservationValue.Read(draft)
        ?? ObservationDetails.Read(draft)
        ?? ObservationOxygen.Read(draft)
        ?? ObservationActivity.Read(draft);

    private static Refusal? Parse(ReadOnlySpan<byte> json, out Draft? draft)
    {
        draft = null;

        try
        {
            var reader = new Utf8JsonReader(json, new() { MaxDepth = DeepestLevel });

            if (s_deserializer.TryDeserializeResource(ref reader, out var resource, out var issues) || resource is Observation)
            {
                var first = issues.FirstOrDefault();
                draft = resource is Observation observation && first is null ? new(NullsInLists.Remove(observation)) : null;
                return resource is not Observation ? new(RefusalCode.OtherType, "Resource") : first is null ? null : Shape(first);
            }

            return new(resource is null ? RefusalCode.JsonInvalid : RefusalCode.OtherType, "Resource");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or CodedException)
        {
            // Firely passes on what the reader throws, for example at half of a surrogate pair.
            return new(RefusalCode.JsonInvalid, "Resource");
        }
        catch (ArgumentException)
        {
            // Firely fails so, instead of complaining, at some lists that mix texts and objects. One such entry must not fail its whole bundle.
            draft = null;
            return new(RefusalCode.ElementShape, "Observation");
        }
    }

    /// <summary>The message of the exception may repeat content, so only its place is told.</summary>
    private static Refusal Shape(CodedException issue) => new(
        issue.ErrorCode == FhirJsonException.DUPLICATE_PROPERTY_CODE ? RefusalCode.ElementTwice : RefusalCode.ElementShape,
        issue is ExtendedCodedException { InstancePath: ['O', ..] path } ? path : "Observation");
}
