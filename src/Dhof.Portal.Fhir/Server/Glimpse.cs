using System.Text;
using System.Text.Json;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Server;

/// <summary>
/// What can be told of an input that is refused: whom it is about and who performed, from the raw text, up to the place where it stops being JSON. Told
/// only where it is certain: valid numbers in their own systems, in the resource's own subject and performer, and no second answer anywhere.
/// </summary>
/// <param name="Subject">Null where none or more than one is named.</param>
/// <param name="Controller">Null where none or more than one is named.</param>
public sealed record Glimpse(IdentityNumber? Subject, OrganisationNumber? Controller)
{
    private const int DeepestPath = 4;
    private const int Digits = 11;

    /// <param name="json">A resource, an entry of a bundle, or what should have been one.</param>
    public static Glimpse Of(ReadOnlyMemory<byte> json)
    {
        List<Named> subjects = [], performers = [];
        var isBroken = false;

        try
        {
            Walk(JsonScan.WithoutMark(json).Span, subjects, performers);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // What was read before the fault has been read; what comes after it may be about anybody.
            isBroken = true;
        }

        return new(
            Only(subjects) is { } subject && Systems.IsIdentityNumber(subject.System) && IdentityNumber.TryParse(subject.Value, out var number) && !(isBroken && HoldsAnother(json.Span, number)) ? number : null,
            Only([.. performers.Where(performer => performer.System == Systems.OrganisationNumber)]) is { } performer && OrganisationNumber.TryParse(performer.Value, out var organisation) ? organisation : null);
    }

    /// <summary>The one that all agree on.</summary>
    private static Named? Only(List<Named> named) => named.Distinct().ToList() is [var one] ? one : null;

    private static void Walk(ReadOnlySpan<byte> json, List<Named> subjects, List<Named> performers)
    {
        var reader = new Utf8JsonReader(json, JsonScan.Options);
        var path = new List<(int Depth, string Name)>();
        var open = new Named(null, null);

        while (reader.Read())
        {
            var (depth, isName) = (reader.CurrentDepth, reader.TokenType == JsonTokenType.PropertyName);
            path.RemoveAll(step => step.Depth > depth || (step.Depth == depth && isName));

            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.Add((reader.CurrentDepth, path.Count > DeepestPath ? "" : reader.GetString()!));
                    break;
                case JsonTokenType.StartObject when Place(path) is not null:
                    open = new(null, null);
                    break;
                case JsonTokenType.String when path is [.., (_, "system" or "value")] && Place(path[..^1]) is not null:
                    // Named twice is named by two: no valid number comes of it.
                    open = path[^1].Name == "system" ? open with { System = open.System + reader.GetString() } : open with { Value = open.Value + reader.GetString() };
                    break;
                case JsonTokenType.EndObject when Place(path) is { } place:
                    (place == "subject" ? subjects : performers).Add(open);
                    break;
            }
        }
    }

    private static bool HoldsAnother(ReadOnlySpan<byte> text, IdentityNumber than)
    {
        for (var i = 0; i + Digits <= text.Length; i++)
        {
            if (char.IsAsciiDigit((char)text[i]) && IdentityNumber.TryParse(Encoding.ASCII.GetString(text.Slice(i, Digits)), out var found) && found != than)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"subject" or "performer" where the path leads to its identifier, in a resource or in the resource of an entry. Who performed is the author or the source of an answered form; the subject of an alert is its patient.</summary>
    private static string? Place(List<(int Depth, string Name)> path) => path switch
    {
        [(_, "subject" or "patient"), (_, "identifier")] or [(_, "resource"), (_, "subject" or "patient"), (_, "identifier")] => "subject",
        [(_, "performer" or "author" or "source"), (_, "identifier")] or [(_, "resource"), (_, "performer" or "author" or "source"), (_, "identifier")] => "performer",
        _ => null,
    };

    private sealed record Named(string? System, string? Value);
}
