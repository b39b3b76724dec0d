using System.Text.Json;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>Whom a copied resource names: by identity number, by a Patient of the source, or by one that it contains. Whether nothing in it names another is <see cref="SubjectTie"/>'s.</summary>
internal static class CopiedSubject
{
    /// <param name="unknown">The id of a Patient at the source whom nobody is known by.</param>
    /// <returns>Null for nobody whom the controller has a record of.</returns>
    public static IdentityNumber? Of(JsonElement resource, CopiedFrom from, out string? unknown)
    {
        unknown = null;

        if (resource.Property("subject") is not { ValueKind: JsonValueKind.Object } subject)
        {
            return null;
        }

        if (Number(subject.Property("identifier"), from) is { } named)
        {
            return named;
        }

        if (subject.Text("reference") is not { } reference)
        {
            return null;
        }

        if (reference[0] == '#')
        {
            return resource.Items("contained").Where(contained => contained.Text("id") == reference[1..]).SelectMany(contained => contained.Items("identifier")).Select(identifier => Number(identifier, from)).FirstOrDefault(number => number is not null);
        }

        var root = from.Root.AbsoluteUri;
        var relative = reference.StartsWith(root, StringComparison.Ordinal) ? reference[root.Length..] : reference;

        if (relative.Split('/') is not [CopyRequests.Patient, var id, ..])
        {
            return null;
        }

        var number = from.Of(id);
        unknown = number is null ? id : null;
        return number;
    }

    private static IdentityNumber? Number(JsonElement? identifier, CopiedFrom from) =>
        identifier is { } given && Systems.IsIdentityNumber(given.Text("system")) && IdentityNumber.TryParse(given.Text("value"), out var number) && from.Patients.ContainsKey(number) ? number : null;
}
