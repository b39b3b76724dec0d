using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>Refusals as OperationOutcome.</summary>
public static class OperationOutcomes
{
    private const string Keys = "urn:dhof:refusal";

    public static byte[] Of(params IReadOnlyCollection<Refusal> refusals) => AnswerWriter.Write(writer => Write(writer, refusals));

    /// <summary>The outcome of something that went well.</summary>
    public static byte[] Success() => AnswerWriter.Write(writer =>
    {
        Start(writer);
        Issue(writer, "information", "informational");
        writer.WriteString("diagnostics", "Stored.");
        writer.WriteEndObject();
        End(writer);
    });

    /// <summary>A plan that waits for people.</summary>
    public static byte[] Drafted() => AnswerWriter.Write(writer =>
    {
        Start(writer);
        Issue(writer, "information", "informational");
        writer.WriteString("diagnostics", "Stored as a draft. It is agreed with nobody here, and has no address until somebody has agreed it.");
        writer.WriteEndObject();
        End(writer);
    });

    internal static void Write(Utf8JsonWriter writer, IReadOnlyCollection<Refusal> refusals)
    {
        Start(writer);

        foreach (var refusal in refusals)
        {
            Issue(writer, "error", refusal.Code.Issue);
            writer.WriteStartObject("details");
            writer.WriteStartArray("coding");
            writer.WriteStartObject();
            writer.WriteString("system", Keys);
            writer.WriteString("code", refusal.Code.Key);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteString("diagnostics", refusal.Diagnostics);
            writer.WriteStartArray("expression");
            writer.WriteStringValue(refusal.Expression);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        End(writer);
    }

    private static void Start(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", "OperationOutcome");
        writer.WriteStartArray("issue");
    }

    private static void Issue(Utf8JsonWriter writer, string severity, string code)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", severity);
        writer.WriteString("code", code);
    }

    private static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
