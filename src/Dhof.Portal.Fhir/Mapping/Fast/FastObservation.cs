using System.Text.Json;
using Hl7.Fhir.Model;
using static Dhof.Portal.Fhir.Mapping.Fast.FastElements;
using static Dhof.Portal.Fhir.Mapping.Fast.FastPrimitives;
using static Dhof.Portal.Fhir.Mapping.Fast.FastShapes;

namespace Dhof.Portal.Fhir.Mapping.Fast;

/// <summary>
/// Reads the Observations that devices send, several times as fast as Firely, into the same object. It never refuses and never skips: whatever it does not
/// know to the last element (another name, another JSON type, null, nothing, twice) is not its own, and Firely reads the whole anew.
/// </summary>
internal static class FastObservation
{
    /// <returns>Null where it is not mine; broken JSON is nobody's, and so not mine.</returns>
    public static Observation? TryRead(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = ObservationMapping.DeepestLevel });

        try
        {
            return reader.Read() && Resource(ref reader) is { } observation && !reader.Read() ? observation : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Observation? Resource(ref Utf8JsonReader reader)
    {
        var typed = false;

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var observation = new Observation();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("resourceType"u8))
            {
                if (typed || !reader.Read() || reader.TokenType != JsonTokenType.String || !reader.Is("Observation"u8))
                {
                    return null;
                }

                typed = true;
            }
            else if (Element(ref reader, observation) is null)
            {
                return null;
            }
        }

        return typed ? observation : null;
    }

    private static object? Element(ref Utf8JsonReader at, Observation o) =>
        at.Is("status"u8) ? o.StatusElement = Text(ref at, o.StatusElement)!
        : at.Is("code"u8) ? o.Code = One(ref at, o.Code, Concept)!
        : at.Is("subject"u8) ? o.Subject = One(ref at, o.Subject, Reference)
        : at.Is("effectiveDateTime"u8) ? o.Effective = Text(ref at, o.Effective as FhirDateTime)
        : at.Is("valueQuantity"u8) ? o.Value = One(ref at, o.Value as Quantity, Quantity)
        : at.Is("identifier"u8) ? Many(ref at, o.Identifier, Identifier)
        : at.Is("performer"u8) ? Many(ref at, o.Performer, Reference)
        : at.Is("device"u8) ? o.Device = One(ref at, o.Device, Reference)
        : at.Is("method"u8) ? o.Method = One(ref at, o.Method, Concept)
        : at.Is("category"u8) ? Many(ref at, o.Category, Concept)
        : at.Is("component"u8) ? Many(ref at, o.Component, Component)
        : at.Is("extension"u8) ? Many(ref at, o.Extension, Extension)
        : at.Is("meta"u8) ? o.Meta = One(ref at, o.Meta, Meta)
        : at.Is("bodySite"u8) ? o.BodySite = One(ref at, o.BodySite, Concept)
        : at.Is("issued"u8) ? o.IssuedElement = Text(ref at, o.IssuedElement)
        : at.Is("id"u8) ? o.IdElement = Text(ref at, o.IdElement)
        : null;
}
