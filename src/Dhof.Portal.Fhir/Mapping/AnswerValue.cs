using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>
/// One answer of a scale: by its code, by its words written out in full, or by its letter where the Observation's code names the scale (a lone V could
/// otherwise be short for "våken"). All that is understood must mean the same, and something must be.
/// </summary>
internal static class AnswerValue
{
    public static Refusal? Read(Draft draft, DataType? value, out decimal place)
    {
        place = 0;
        (IEnumerable<NamedAnswer?> Meant, string? Code) given;

        switch (value)
        {
            case null:
                return draft.Refuse(RefusalCode.ValueMissing);
            case CodeableConcept concept:
                given = ([.. concept.Coding.SelectMany(coding => (NamedAnswer?[])[ByCode(draft.Kind, coding), Written(draft, coding.DisplayElement.Text())]), Written(draft, concept.TextElement.Text())], FirstCode(concept));
                break;
            case FhirString text:
                given = ([Written(draft, text.Text())], null);
                break;
            default:
                return draft.Refuse(RefusalCode.AnswerForm);
        }

        var meant = given.Meant.OfType<NamedAnswer>().Distinct().ToArray();

        if (meant is not [var answer])
        {
            return meant.Length > 1
                ? draft.Refuse(RefusalCode.AnswerContradictory)
                : draft.Refuse(RefusalCode.AnswerUnknown, Primitives.Echo(given.Code) is { } echo ? $"Unknown: {echo}." : null);
        }

        place = answer.Value;
        return null;
    }

    private static NamedAnswer? ByCode(MeasurementKind kind, Coding coding) => coding.CodeElement.Text() is not { } code ? null : coding.SystemElement.Text() switch
    {
        Systems.Snomed => kind.Answers.FirstOrDefault(answer => answer.Codes.Snomed.Contains(code)),
        Systems.Loinc => kind.Answers.FirstOrDefault(answer => answer.Codes.Loinc.Contains(code)),
        _ => null,
    };

    private static NamedAnswer? Written(Draft draft, string? text)
    {
        var written = text?.Trim() ?? "";
        var namesTheScale = draft.Observation.Code?.Coding.Any(coding => coding.Is(Systems.Snomed, Consciousness.ScaleCode)) == true;
        return draft.Kind.Answers.FirstOrDefault(answer => answer.IsWrittenAs(written) || (namesTheScale && answer.Letter == written));
    }

    private static string? FirstCode(CodeableConcept concept) => concept.Coding is [var first, ..] ? first.CodeElement.Text() : null;
}
