using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>What a CodeableConcept says to people, and the codes it says it with.</summary>
internal static class CodedName
{
    /// <summary>Longer names are cut for lists; the original has the rest.</summary>
    private const int LongestName = 200;

    private const int LongestText = 2_000;

    public static bool IsNamed(CodeableConcept? concept) => Of(concept) is not null;

    /// <summary>The text, the first display or the first code; null where there is none.</summary>
    public static string? Of(CodeableConcept? concept) => Shown(concept?.TextElement, LongestName)
        ?? concept?.Coding.Select(coding => Shown(coding.DisplayElement, LongestName)).FirstOrDefault(display => display is not null)
        ?? (Codes(concept) is [var first, ..] ? Fit(first.Trim('|'), LongestName) : null);

    /// <summary>Every coding with a code, system|code.</summary>
    public static ImmutableArray<string> Codes(CodeableConcept? concept) =>
    [
        .. (concept?.Coding ?? []).Where(coding => coding.CodeElement.Text() is not null).Select(coding => OnOneLine($"{coding.SystemElement.Text()}|{coding.CodeElement.Text()}")),
    ];

    /// <summary>A name as it can be shown: on one line, not endless; null where nothing is left.</summary>
    public static string? Shown(PrimitiveType? primitive, int most = LongestText) => Fit(primitive.Text(), most);

    public static string? Fit(string? text, int most = LongestText)
    {
        var shown = text is null ? "" : OnOneLine(text).Trim();
        return shown.Length == 0 ? null : shown.Length > most ? string.Concat(shown.AsSpan(0, most - 1).TrimEnd(), "…") : shown;
    }

    /// <summary>Control characters would be read as ends of lines and of texts further in.</summary>
    private static string OnOneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
