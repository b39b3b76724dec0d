using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>How the elements that many types share are said to people. A name that holds an identity number is kept in the original only.</summary>
internal static class Elements
{
    public static string? Of(CodeableConcept? concept) => Shown(CodedName.Of(concept));

    /// <summary>The first that says something.</summary>
    public static string? Of(IEnumerable<CodeableConcept>? concepts) => concepts?.Select(Of).FirstOrDefault(said => said is not null);

    /// <summary>A status by its code in FHIR's own terminology, as every other status is written; otherwise what people call it.</summary>
    public static string? Status(CodeableConcept? concept) =>
        concept?.Coding?.Where(coding => coding.SystemElement.Text()?.StartsWith("http://terminology.hl7.org/", StringComparison.Ordinal) == true).Select(coding => coding.CodeElement.Text()).FirstOrDefault(code => code?.Length > 0) ?? Of(concept);

    public static string? Of(Coding? coding) => coding is null ? null : Shown(CodedName.Shown(coding.DisplayElement)) ?? Shown(CodedName.Shown(coding.CodeElement));

    public static string? Of(PrimitiveType? text) => Shown(CodedName.Shown(text));

    public static string? Of(ResourceReference? reference) => reference is null ? null : Of(reference.DisplayElement) ?? Of(reference.Identifier?.Assigner?.DisplayElement);

    public static string? Of(IEnumerable<ResourceReference?>? references) => references?.Select(Of).FirstOrDefault(said => said is not null);

    public static string? Of(DataType? concept) => concept switch
    {
        CodeableConcept coded => Of(coded),
        ResourceReference reference => Of(reference),
        _ => null,
    };

    /// <summary>The name in use, given names first.</summary>
    public static string? Of(IEnumerable<HumanName>? names)
    {
        var name = names?.OrderBy(name => name.UseElement.Text() switch { "official" => 0, "usual" => 1, "old" or "maiden" or "temp" => 3, _ => 2 }).FirstOrDefault();
        return name is null ? null
            : Of(name.TextElement) ?? Shown(CodedName.Fit(string.Join(' ', name.GivenElement.Select(given => given.Text()).Append(name.FamilyElement.Text()).OfType<string>())));
    }

    public static string? Joined(params ReadOnlySpan<string?> parts) => CodedName.Fit(string.Join(", ", parts.ToArray().OfType<string>().Distinct()));

    private static string? Shown(string? text) => text is null || Primitives.HoldsIdentityNumber(text) ? null : text;
}
