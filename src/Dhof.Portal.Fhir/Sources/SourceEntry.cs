using System.Runtime.InteropServices;
using System.Text.Json;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Sources.Items;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>From one entry of an answer to an item, or to the reason why it is not shown.</summary>
internal static class SourceEntry
{
    private const int LongestType = 64;

    /// <returns>Null where it is refused.</returns>
    public static SourceItem? Read(JsonElement entry, AskedSource asked, SubjectTie tie, DateTimeOffset received, out SourceRefusal refusal)
    {
        refusal = default;

        if (entry.Property("resource") is not { ValueKind: JsonValueKind.Object } resource || resource.TypeOf() is not { } type || type.Length > LongestType || !type.All(char.IsAsciiLetter))
        {
            refusal = new(SourceRefusalReason.Unreadable, "", "resource");
            return null;
        }

        if (type == "OperationOutcome")
        {
            refusal = new(SourceRefusalReason.SourceWarns, type);
            return null;
        }

        // Whose it is comes first: of another patient not even the type of a fault is told.
        if (tie.Refuse(resource, type) is { } other)
        {
            refusal = new(other, type);
            return null;
        }

        var information = ItemKinds.TypeOf(type);

        if (!asked.Types.HasFlag(information))
        {
            refusal = new(SourceRefusalReason.TypeNotAsked, type);
            return null;
        }

        if (Changed(resource) is { } place)
        {
            refusal = new(SourceRefusalReason.Modifier, type, $"{type}.{place}");
            return null;
        }

        return Read(resource, type, information, asked, received, out refusal);
    }

    private static string? Changed(JsonElement resource) =>
        resource.Items("modifierExtension").Any() ? "modifierExtension" : resource.Property("implicitRules") is not null ? "implicitRules" : null;

    private static SourceItem? Read(JsonElement resource, string type, InformationTypes information, AskedSource asked, DateTimeOffset received, out SourceRefusal refusal)
    {
        refusal = default;
        var json = JsonMarshal.GetRawUtf8Value(resource);

        if (ItemKinds.Of(type) is not { } kind)
        {
            var origin = SourceOrigin.Of(resource, type, asked, new(null), null, received);
            return new(type, information, type, null, resource.Text("status") ?? "", origin, resource.GetRawText());
        }

        if (Parts(json, kind, out var unreadable) is not { } parts)
        {
            refusal = unreadable;
            return null;
        }

        var measured = type == nameof(Observation) ? SourceMeasurement.Of(json, asked, received) : default;
        return new(
            type,
            information,
            parts.Title ?? type,
            parts.Period,
            parts.Status ?? "",
            SourceOrigin.Of(resource, type, asked, parts, measured.Measurement, received),
            resource.GetRawText(),
            measured.Measurement,
            measured.Reason)
        {
            IsStay = parts.IsStay,
        };
    }

    private static ItemParts? Parts(ReadOnlySpan<byte> json, ItemKind kind, out SourceRefusal refusal)
    {
        var unreadable = ResourceReader.Read<Resource>(json, NullsInLists.Remove, out var read);
        refusal = new(SourceRefusalReason.Unreadable, kind.Name, unreadable?.Expression ?? kind.Name);

        try
        {
            return read is null ? null : kind.Read(read);
        }
        catch (Exception shape) when (shape is CodedException or InvalidCastException or FormatException)
        {
            // Firely throws when an element of the wrong shape is read; the message of it may repeat content.
            return null;
        }
    }
}
