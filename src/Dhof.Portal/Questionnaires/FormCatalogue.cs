using System.Collections.Immutable;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Questionnaires;

/// <summary>The forms that the portal knows: every Questionnaire in Forms. An answered form that is not here is shown all the same, in its own words.</summary>
public static class FormCatalogue
{
    /// <exception cref="InvalidDataException">A file in Forms is no form; a test reads them all.</exception>
    public static ImmutableArray<Form> All { get; } = [.. Read()];

    public static Form? Find(string? url) => All.FirstOrDefault(form => form.Url == url);

    private static IEnumerable<Form> Read()
    {
        var assembly = typeof(FormCatalogue).Assembly;

        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Questionnaires.Forms.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var json = new MemoryStream();
            stream.CopyTo(json);
            yield return QuestionnaireMapping.Read(json.ToArray());
        }
    }
}
