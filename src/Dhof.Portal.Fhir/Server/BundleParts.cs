using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>The elements of a bundle that count, gathered in the order they come.</summary>
internal sealed class BundleParts
{
    private readonly HashSet<string> _seen = [];
    private string? _resourceType;

    public string? Type { get; private set; }

    public List<EnvelopeEntry> Entries { get; } = [];

    /// <summary>Reads one property; the reader stands on its name, and afterwards on the last token of its value.</summary>
    public Refusal? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var name = reader.GetString()!;
        reader.Read();

        if (name is not ("resourceType" or "type" or "entry" or "implicitRules"))
        {
            JsonScan.Skip(ref reader);
            return null;
        }

        Refusal? refusal = _seen.Add(name) ? null : new(RefusalCode.ElementTwice, $"Bundle.{name}");

        switch (name)
        {
            case "resourceType":
                _resourceType = JsonScan.Text(ref reader);
                break;
            case "type":
                Type = JsonScan.Text(ref reader);
                break;
            case "entry" when refusal is null && reader.TokenType == JsonTokenType.StartArray:
                return ReadEntries(ref reader, json);
            case "entry":
                refusal ??= new(RefusalCode.ElementShape, "Bundle.entry");
                break;
            default:
                refusal ??= new(RefusalCode.Modifier, "Bundle.implicitRules");
                break;
        }

        JsonScan.Skip(ref reader);
        return refusal;
    }

    public Refusal? Judge() =>
        _resourceType != "Bundle" ? new(RefusalCode.OtherType, "Resource", "A Bundle is posted to /fhir, a resource to the address of its type.")
        : Type is not ("batch" or "transaction" or "collection") ? new(RefusalCode.BundleType, "Bundle.type")
        : null;

    private Refusal? ReadEntries(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Entries.Count == EnvelopeReader.MostEntries)
            {
                SkipArray(ref reader);
                return new(RefusalCode.TooManyEntries, "Bundle.entry");
            }

            Entries.Add(EntryParts.Read(ref reader, json, $"Bundle.entry[{Entries.Count}]"));
        }

        return null;
    }

    private static void SkipArray(ref Utf8JsonReader reader)
    {
        do
        {
            JsonScan.Skip(ref reader);
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray);
    }
}
