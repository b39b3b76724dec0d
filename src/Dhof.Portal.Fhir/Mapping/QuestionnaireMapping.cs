using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Questionnaires;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>From a Questionnaire that the portal keeps to a form: texts by the translation extension, the order of options by the ordinalValue extension.</summary>
public static class QuestionnaireMapping
{
    private const string Translation = "http://hl7.org/fhir/StructureDefinition/translation";
    private const string OrdinalValue = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private const string ShortText = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText";

    /// <exception cref="InvalidDataException">It is no Questionnaire, or lacks what a form needs: url, title, linkId, text, the three languages.</exception>
    public static Form Read(ReadOnlySpan<byte> json)
    {
        if (ResourceReader.Read<Questionnaire>(json, questionnaire => questionnaire, out var read) is { } refusal)
        {
            throw new InvalidDataException($"The form cannot be read: {refusal.Code.Key} at {refusal.Expression}.");
        }

        var form = read!;
        return new(
            form.UrlElement.Text() ?? throw Missing("url"),
            form.VersionElement.Text(),
            Local(form.TitleElement, "title"),
            [.. Questions(form.Item)]);
    }

    private static IEnumerable<Question> Questions(IEnumerable<Questionnaire.ItemComponent> items)
    {
        foreach (var item in items)
        {
            var text = Local(item.TextElement, "item.text");
            var shorter = item.Extension.FirstOrDefault(extension => extension.Url == ShortText)?.Value as FhirString;
            yield return new(item.LinkIdElement.Text() ?? throw Missing("item.linkId"), text, shorter is null ? text : Local(shorter, "shortText"), [.. Options(item)]);

            foreach (var below in Questions(item.Item))
            {
                yield return below;
            }
        }
    }

    private static IEnumerable<AnswerOption> Options(Questionnaire.ItemComponent item) =>
        from option in item.AnswerOption
        let coding = option.Value as Coding ?? throw Missing("item.answerOption.valueCoding")
        let ordinal = coding.Extension.FirstOrDefault(extension => extension.Url == OrdinalValue)?.Value as FhirDecimal
        select new AnswerOption(coding.SystemElement.Text(), coding.CodeElement.Text() ?? throw Missing("item.answerOption.valueCoding.code"), Local(coding.DisplayElement, "display"), ordinal.Number());

    private static LocalText Local(PrimitiveType? text, string name) =>
        new(text.Text() ?? throw Missing(name), In(text, "nn") ?? throw Missing(name + " (nn)"), In(text, "en") ?? throw Missing(name + " (en)"));

    private static string? In(PrimitiveType? text, string language) => (text?.Extension ?? [])
        .Where(extension => extension.Url == Translation && Part(extension, "lang") == language)
        .Select(extension => Part(extension, "content"))
        .FirstOrDefault();

    private static string? Part(Extension translation, string name) => (translation.Extension.FirstOrDefault(part => part.Url == name)?.Value as PrimitiveType).Text();

    private static InvalidDataException Missing(string name) => new($"The form lacks {name}.");
}
