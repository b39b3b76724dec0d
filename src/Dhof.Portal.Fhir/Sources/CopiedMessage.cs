using System.Text.Json;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>
/// A copied resource as its controller would have posted it: everything as it came, and added to it the patient's number and the identifier that it is stored under. So
/// what is kept, refused, tried again and told on is of one form, however it came.
/// </summary>
public static class CopiedMessage
{
    private const string OwnIdentifier = "urn:dhof:source-identifier";

    /// <param name="name">Its type and id at the source.</param>
    internal static byte[] Of(JsonElement resource, string name, IdentityNumber number, CopiedFrom from) => AnswerWriter.Write(
        writer =>
        {
            writer.WriteStartObject();
            var isIdentified = false;

            foreach (var property in resource.EnumerateObject())
            {
                if (property.NameEquals("subject"u8) && property.Value.ValueKind == JsonValueKind.Object)
                {
                    Subject(writer, property.Value, number);
                }
                else if (property.NameEquals("identifier"u8))
                {
                    isIdentified = true;
                    Identifier(writer, resource, property.Value, name, from);
                }
                else
                {
                    property.WriteTo(writer);
                }
            }

            if (!isIdentified)
            {
                Identifier(writer, resource, default, name, from);
            }

            writer.WriteEndObject();
        },
        2_048);

    /// <summary>The message by which a copied resource is withdrawn that is no more at its source: what was copied, with another status.</summary>
    /// <param name="array">A JSON array of copied messages.</param>
    /// <param name="updated">When it counts as withdrawn, by the source's clock.</param>
    /// <param name="reason">Why, in words.</param>
    /// <returns>Null where it is withdrawn already.</returns>
    public static byte[]? Withdrawal(ReadOnlyMemory<byte> array, int index, DateTimeOffset updated, string reason)
    {
        using var document = JsonDocument.Parse(array, new() { MaxDepth = ResourceReader.DeepestLevel + 1 });
        var resource = document.RootElement[index];
        return resource.Text("status") == "entered-in-error" ? null : AnswerWriter.Write(writer => Withdraw(writer, resource, updated, reason));
    }

    /// <summary>When the source stored the version that a message is.</summary>
    public static DateTimeOffset? Updated(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = ResourceReader.DeepestLevel });
            return Updated(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static DateTimeOffset? Updated(JsonElement resource) =>
        resource.Property("meta")?.Text("lastUpdated") is { } text && ZonedTime.Read(text, DateTimeOffset.MaxValue, out var at) is null ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null;

    private static void Subject(Utf8JsonWriter writer, JsonElement subject, IdentityNumber number)
    {
        writer.WriteStartObject("subject");

        foreach (var property in subject.EnumerateObject().Where(property => !property.NameEquals("identifier"u8)))
        {
            property.WriteTo(writer);
        }

        writer.WriteStartObject("identifier");
        writer.WriteString("system", Systems.Of(number));
        writer.WriteString("value", number.Value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Of an Observation it comes first among its own; an answered form has room for one, and keeps its own within it.</summary>
    private static void Identifier(Utf8JsonWriter writer, JsonElement resource, JsonElement own, string name, CopiedFrom from)
    {
        writer.WritePropertyName("identifier");

        if (resource.TypeOf() != ResourceTypes.Observation)
        {
            Own(writer, name, from, own.ValueKind == JsonValueKind.Object ? own : null);
            return;
        }

        writer.WriteStartArray();
        Own(writer, name, from, null);

        if (own.ValueKind == JsonValueKind.Array)
        {
            foreach (var identifier in own.EnumerateArray())
            {
                identifier.WriteTo(writer);
            }
        }
        else if (own.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            own.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static void Own(Utf8JsonWriter writer, string name, CopiedFrom from, JsonElement? own)
    {
        writer.WriteStartObject();

        if (own is { } inner)
        {
            writer.WriteStartArray("extension");
            writer.WriteStartObject();
            writer.WriteString("url", OwnIdentifier);
            writer.WritePropertyName("valueIdentifier");
            inner.WriteTo(writer);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteString("system", from.System);
        writer.WriteString("value", name);
        writer.WriteEndObject();
    }

    private static void Withdraw(Utf8JsonWriter writer, JsonElement resource, DateTimeOffset updated, string reason)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", resource.TypeOf());
        writer.WriteString("status", "entered-in-error");
        writer.WriteStartObject("meta");
        writer.WriteString("lastUpdated", BundleResponses.Instant(updated));
        writer.WriteEndObject();

        foreach (var property in resource.EnumerateObject().Where(property => property.Name is not ("resourceType" or "status" or "meta" or "issued" or "note")))
        {
            property.WriteTo(writer);
        }

        if (resource.TypeOf() == ResourceTypes.Observation)
        {
            writer.WriteStartArray("note");
            writer.WriteStartObject();
            writer.WriteString("text", reason);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
