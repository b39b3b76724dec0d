using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Messages;

/// <summary>A reading as a FHIR R4 Observation by the profiles of VKP, oxygen and activity by the extensions of no-domain.</summary>
internal static partial class ObservationJson
{
    private const string NoDomain = "http://hl7.no/fhir/no-domain/vitalsigns/StructureDefinition/NoDomainVitalSigns";
    private const string Snomed = "http://snomed.info/sct";
    private const string AtRest = "263678003";
    private const string DuringExertion = "309604004";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] One(SyntheticMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(2_048);
        using var json = new Utf8JsonWriter(buffer, s_options);
        Write(json, message);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An array of resources, as a body is kept.</summary>
    public static void Write(IBufferWriter<byte> buffer, IEnumerable<SyntheticMessage> messages)
    {
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartArray();

        foreach (var message in messages)
        {
            Write(json, message);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SyntheticMessage message)
    {
        var (reading, kind) = (message.Reading, message.Reading.Kind);
        json.WriteStartObject();
        json.WriteString("resourceType", "Observation");
        json.WriteStartObject("meta");
        json.WriteString("source", message.Source);
        json.WriteEndObject();
        WriteExtensions(json, reading.Oxygen, reading.Activity);
        json.WriteStartArray("identifier");
        json.WriteStartObject();
        WriteIdentifier(json, SyntheticMessage.IdentifierSystem, message.Identifier);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("status", message.Revision?.Status switch { null => "final", MeasurementStatus.Amended => "amended", MeasurementStatus.Corrected => "corrected", _ => "entered-in-error" });
        json.WriteStartArray("category");
        json.WriteStartObject();
        WriteCodings(json, [("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")]);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteCode(json, message.Codings, reading.Details?.Name ?? kind.Name.Nb);
        WriteLogical(json, "subject", "urn:oid:2.16.578.1.12.4.1.4.1", message.Patient.Identity.Number, display: null);
        json.WriteString("effectiveDateTime", reading.At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        WriteRevision(json, message.Revision);
        json.WriteStartArray("performer");
        WriteLogical(json, null, "urn:oid:2.16.578.1.12.4.1.4.101", message.Controller.ToString(), message.ControllerName);
        json.WriteStartObject();
        json.WriteString("display", message.Performer);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteValue(json, reading);
        json.WriteStartObject("method");
        json.WriteString("text", message.Device.Method);
        json.WriteEndObject();
        WriteLogical(json, "device", SyntheticDevice.SerialSystem, message.Device.Serial, message.Device.Display);
        json.WriteEndObject();
    }

    private static void WriteRevision(Utf8JsonWriter json, Revision? revision)
    {
        if (revision?.Issued is { } issued)
        {
            json.WriteString("issued", issued.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }

        if (revision?.Reason is { } reason)
        {
            json.WriteStartArray("note");
            json.WriteStartObject();
            json.WriteString("text", reason);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteExtensions(Utf8JsonWriter json, OxygenTherapy? oxygen, Activity activity)
    {
        if (oxygen is null && activity == Activity.NotRecorded)
        {
            return;
        }

        json.WriteStartArray("extension");

        if (oxygen is { } therapy)
        {
            json.WriteStartObject();
            json.WriteString("url", NoDomain + "InspiredOxygenExtension");
            json.WriteStartArray("extension");

            if (therapy.IsTreatment)
            {
                json.WriteStartObject();
                json.WriteString("url", NoDomain + "FlowExtension");
                WriteQuantity(json, therapy.LitresPerMinute, "L/min", "L/min");
                json.WriteEndObject();
            }

            json.WriteStartObject();
            json.WriteString("url", NoDomain + "OnAirExtension");
            json.WriteBoolean("valueBoolean", !therapy.IsTreatment);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (activity != Activity.NotRecorded)
        {
            json.WriteStartObject();
            json.WriteString("url", NoDomain + "ConfoundingFactorExtension");
            json.WriteStartObject("valueCodeableConcept");
            WriteCodings(json, [(Snomed, activity == Activity.Rest ? AtRest : DuringExertion)]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A logical reference: an identifier, never a link.</summary>
    private static void WriteLogical(Utf8JsonWriter json, string? property, string system, string value, string? display)
    {
        if (property is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(property);
        }

        json.WriteStartObject("identifier");
        WriteIdentifier(json, system, value);
        json.WriteEndObject();

        if (display is not null)
        {
            json.WriteString("display", display);
        }

        json.WriteEndObject();
    }

    private static void WriteIdentifier(Utf8JsonWriter json, string system, string value)
    {
        json.WriteString("system", system);
        json.WriteString("value", value);
    }
}
