using System.Collections.Immutable;
using System.Text.Json;
using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>Holds a source's CapabilityStatement against what it will be asked for.</summary>
public static class CapabilityCheck
{
    private const string R4 = "4.0.";

    /// <param name="types">The information that the source is configured for.</param>
    /// <returns>Null where it is no CapabilityStatement.</returns>
    public static ImmutableArray<CapabilityMismatch>? Read(ReadOnlyMemory<byte> body, SourceProtocol protocol, InformationTypes types)
    {
        try
        {
            using var document = JsonDocument.Parse(Server.JsonScan.WithoutMark(body));
            return document.RootElement.TypeOf() == "CapabilityStatement" ? [.. Mismatches(document.RootElement, protocol, types)] : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<CapabilityMismatch> Mismatches(JsonElement statement, SourceProtocol protocol, InformationTypes types)
    {
        if (statement.Text("fhirVersion") is not { } version || !version.StartsWith(R4, StringComparison.Ordinal))
        {
            yield return new(CapabilityGap.Version, Known(statement.Text("fhirVersion")));
        }

        if (statement.Items("format").ToArray() is { Length: > 0 } formats && !formats.Any(format => format.ValueKind == JsonValueKind.String && format.GetString()!.Contains("json", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(CapabilityGap.Format, "json");
        }

        var offered = statement.Items("rest").Where(rest => rest.Text("mode") is null or "server").SelectMany(rest => rest.Items("resource"))
            .Where(resource => resource.Text("type") is not null)
            .ToLookup(resource => resource.Text("type")!, resource => resource.Items("searchParam").Select(parameter => parameter.Text("name")).OfType<string>().ToHashSet());

        foreach (var type in protocol.ResourceTypes.Where(type => types.HasFlag(SourceProtocol.TypeOf(type))))
        {
            if (!offered.Contains(type))
            {
                yield return new(CapabilityGap.Type, type);
                continue;
            }

            foreach (var (_, parameter) in protocol.Uses.Where(use => use.ResourceType == type && !offered[type].Any(names => names.Any(name => Offers(name, use.Parameter)))))
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
