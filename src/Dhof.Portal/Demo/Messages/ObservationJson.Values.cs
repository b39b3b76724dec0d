using System.Globalization;
using System.Text.Json;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Messages;

/// <summary>Codes and values, in the form of their kind.</summary>
internal static partial class ObservationJson
{
    /// <summary>The first code of each system.</summary>
    public static IReadOnlyList<(string System, string Code)> CodingsOf(CodeSet codes) =>
        [.. codes.Loinc.Take(1).Select(code => ("http://loinc.org", code)), .. codes.Snomed.Take(1).Select(code => (Snomed, code)), .. codes.Npu.Take(1).Select(code => ("urn:oid:2.16.578.1.12.4.1.1.7280", code))];

    private static void WriteValue(Utf8JsonWriter json, SimulatedReading reading)
    {
        var kind = reading.Kind;

        switch (kind.Form)
        {
            case ValueForm.Answer:
                var answer = kind.AnswerOf(reading.Value)!;
                json.WriteStartObject("valueCodeableConcept");
                WriteCodings(json, [(Snomed, answer.Codes.Snomed[0])]);
                json.WriteString("text", answer.Name.Nb);
                json.WriteEndObject();
                break;
            case ValueForm.AsItCame:
                WriteQuantity(json, reading.Value, reading.Details!.Value!.Unit!, reading.Details.Value.Unit!);
                break;
            case ValueForm.Score:
                WriteQuantity(json, reading.Value, "poeng", kind.Unit);
                WriteParts(json, reading.Details);
                break;
            default:
                WriteQuantities(json, kind, reading.Value, reading.Second);
                break;
        }
    }

    private static void WriteQuantities(Utf8JsonWriter json, MeasurementKind kind, decimal value, decimal? second)
    {
        if (second is null)
        {
            WriteQuantity(json, value, kind.UnitText, kind.Unit);
            return;
        }

        json.WriteStartArray("component");

        foreach (var (series, number) in kind.Series.Zip([value, second.Value]))
        {
            json.WriteStartObject();
            WriteCode(json, CodingsOf(series.Codes), series.Name.Nb);
            WriteQuantity(json, number, kind.UnitText, kind.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteParts(Utf8JsonWriter json, MeasurementDetails? details)
    {
        if (details?.Note is { } note)
        {
            json.WriteStartArray("note");
            json.WriteStartObject();
            json.WriteString("text", note);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (details is not { Parts.Length: > 0 })
        {
            return;
        }

        json.WriteStartArray("component");

        foreach (var part in details.Parts)
        {
            json.WriteStartObject();
            WriteCode(json, [(Snomed, part.Code![(part.Code!.IndexOf('|', StringComparison.Ordinal) + 1)..])], part.Name);
            WriteQuantity(json, decimal.Parse(part.Value!.Text, CultureInfo.InvariantCulture), part.Value.Unit!, "{score}");
            json.WriteStartArray("interpretation");
            json.WriteStartObject();
            json.WriteString("text", part.Interpretation);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCode(Utf8JsonWriter json, IEnumerable<(string System, string Code)> codings, string text)
    {
        json.WriteStartObject("code");
        WriteCodings(json, codings);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WriteCodings(Utf8JsonWriter json, IEnumerable<(string System, string Code)> codings)
    {
        json.WriteStartArray("coding");

        foreach (var (system, code) in codings)
        {
            json.WriteStartObject();
            json.WriteString("system", system);
            json.WriteString("code", code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteQuantity(Utf8JsonWriter json, decimal value, string unit, string code)
    {
        json.WriteStartObject("valueQuantity");
        json.WriteNumber("value", value);
        json.WriteString("unit", unit);
        json.WriteString("system", "http://unitsofmeasure.org");
        json.WriteString("code", code);
        json.WriteEndObject();
    }
}
