using System.Collections.Immutable;
using System.Text.Json;
using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>Holds a source's CapabilityStatement against what it will be asked for.</summary>
public static class CapabilityCheck
{
    private const string R4 = "4.0.";

    private const string HistoryOfType = "history-type";

    /// <summary>Of a source that is asked when a patient is opened.</summary>
    /// <param name="types">The information that the source is configured for.</param>
    /// <returns>Null where it is no CapabilityStatement.</returns>
    public static ImmutableArray<CapabilityMismatch>? Read(ReadOnlyMemory<byte> body, SourceProtocol protocol, InformationTypes types) =>
        Statement(body, statement => Mismatches(statement, protocol.ResourceTypes.Where(type => types.HasFlag(SourceProtocol.TypeOf(type))), protocol.Uses).ToArray()) is { } mismatches ? [.. mismatches] : null;

    /// <summary>Of a source that is copied.</summary>
    /// <returns>Null as above.</returns>
    public static CopyCapability? ReadOfCopied(ReadOnlyMemory<byte> body, InformationTypes types)
    {
        string[] copied = [CopyRequests.Patient, .. CopyRequests.Of(types)];
        return Statement(body, statement => new CopyCapability(
            [.. Mismatches(statement, copied, CopyRequests.Uses)],
            [.. Resources(statement).Where(resource => resource.Items("interaction").Any(interaction => interaction.Text("code") == HistoryOfType)).Select(resource => resource.Text("type")).OfType<string>().Intersect(copied)]));
    }

    private static T? Statement<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(Server.JsonScan.WithoutMark(body));
            return document.RootElement.TypeOf() == "CapabilityStatement" ? read(document.RootElement) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Servers(JsonElement statement) => statement.Items("rest").Where(rest => rest.Text("mode") is null or "server");

    private static IEnumerable<JsonElement> Resources(JsonElement statement) => Servers(statement).SelectMany(rest => rest.Items("resource"));

    private static IEnumerable<string> Parameters(JsonElement element) => element.Items("searchParam").Select(parameter => parameter.Text("name")).OfType<string>();

    private static IEnumerable<CapabilityMismatch> Mismatches(JsonElement statement, IEnumerable<string> types, IEnumerable<(string ResourceType, string Parameter)> uses)
    {
        if (statement.Text("fhirVersion") is not { } version || !version.StartsWith(R4, StringComparison.Ordinal))
        {
            yield return new(CapabilityGap.Version, Known(statement.Text("fhirVersion")));
        }

        if (statement.Items("format").ToArray() is { Length: > 0 } formats && !formats.Any(format => format.ValueKind == JsonValueKind.String && format.GetString()!.Contains("json", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(CapabilityGap.Format, "json");
        }

        // What every type is searched by stands once.
        string[] ofAll = [.. Servers(statement).SelectMany(Parameters)];
        var offered = Resources(statement).Where(resource => resource.Text("type") is not null).ToLookup(resource => resource.Text("type")!, resource => Parameters(resource).Concat(ofAll).ToHashSet());

        foreach (var type in types)
        {
            if (!offered.Contains(type))
            {
                yield return new(CapabilityGap.Type, type);
                continue;
            }

            foreach (var (_, parameter) in uses.Where(use => use.ResourceType == type && !offered[type].Any(names => names.Any(name => Offers(name, use.Parameter)))))
            {
                yield return new(CapabilityGap.Parameter, $"{type}.{parameter}");
            }
        }
    }

    /// <summary>Whoever names the chain patient.identifier knows patient.</summary>
    private static bool Offers(string name, string parameter) => name == parameter || name.StartsWith(parameter + ".", StringComparison.Ordinal);

    /// <summary>A version as it may be shown: somebody else wrote it.</summary>
    private static string Known(string? version) => version is { Length: <= 20 } && version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? version : "";
}
