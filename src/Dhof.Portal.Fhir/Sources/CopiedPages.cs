using System.Security.Cryptography;
using System.Text.Json;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>From a page of a source that is copied to the messages that the intake takes. An entry that cannot be read does not take the others with it.</summary>
public static class CopiedPages
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 4 * ResourceReader.DeepestLevel };

    /// <param name="type">What was asked for.</param>
    /// <returns>Null where it is no Bundle.</returns>
    public static CopiedPage? Read(ReadOnlyMemory<byte> body, string type, CopiedFrom from)
    {
        try
        {
            using var document = JsonDocument.Parse(Server.JsonScan.WithoutMark(body), s_options);
            return document.RootElement.TypeOf() == "Bundle" ? Read(document.RootElement, type, from) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair shows itself only where a text is read.
            return null;
        }
    }

    private static CopiedPage Read(JsonElement bundle, string type, CopiedFrom from)
    {
        List<CopiedResource> resources = [];
        List<(SourceRefusal, DateTimeOffset?)> refused = [];
        List<DateTimeOffset> instants = [];

        foreach (var entry in bundle.Items("entry"))
        {
            if (entry.Property("resource") is not { ValueKind: JsonValueKind.Object } resource || resource.TypeOf() is not { } found)
            {
                refused.Add((new(SourceRefusalReason.Unreadable, "", "resource"), null));
            }
            else if (found == "OperationOutcome")
            {
                refused.Add((new(SourceRefusalReason.SourceWarns, found), null));
            }
            else if (found != type)
            {
                refused.Add((new(SourceRefusalReason.TypeNotAsked, type), null));
            }
            else if (resource.Text("id") is not { } id || !CopyRequests.IsId(id) || CopiedMessage.Updated(resource) is not { } updated)
            {
                refused.Add((new(SourceRefusalReason.Unreadable, type, "meta.lastUpdated"), null));
            }
            else
            {
                instants.Add(updated);

                if (Read(resource, new(type, id, Version(resource), updated, default), from, out var refusal) is { } copied)
                {
                    resources.Add(copied);
                }
                else
                {
                    refused.Add((refusal, updated));
                }
            }
        }

        return new(
            resources,
            refused,
            instants.Count > 0 ? instants.Min() : null,
            instants.Count > 0 ? instants.Max() : null,
            Link(bundle, "next"),
            (Link(bundle, "self")?.Contains("_sort=", StringComparison.Ordinal) ?? false) && instants.SequenceEqual(instants.Order()));
    }

    private static CopiedResource? Read(JsonElement resource, CopiedResource copied, CopiedFrom from, out SourceRefusal refusal)
    {
        refusal = default;

        if (CopiedSubject.Of(resource, from, out var unknown) is not { } number)
        {
            return copied with { UnknownPatient = unknown };
        }

        // Whoever is named, nothing in it may name another.
        var asked = new AskedSource(from.Source, from.Controller, false, from.Root, number, from.Patients[number], SourceProtocol.TypeOf(copied.Type));

        if (SubjectTie.Of(asked, []).Refuse(resource, copied.Type) is { } other)
        {
            refusal = new(other, copied.Type);
            return null;
        }

        return copied with { Json = CopiedMessage.Of(resource, $"{copied.Type}/{copied.Id}", number, from) };
    }

    /// <summary>A source that counts no versions is told apart by what it says of each.</summary>
    private static string Version(JsonElement resource) => resource.Property("meta")?.Text("versionId") is { Length: <= 64 } version
        ? version
        : Convert.ToHexStringLower(SHA256.HashData(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(resource))[..16]);

    internal static string? Link(JsonElement bundle, string relation) => bundle.Items("link")
        .Where(link => link.Text("relation") == relation)
        .Select(link => link.Text("url"))
        .FirstOrDefault(url => url is not null);
}
