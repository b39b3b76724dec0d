using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>
/// Which kind of measurement the codings name. The first that is known decides; another that names another kind is a contradiction. Where none is known, a
/// vital sign is kept under the name that the message gives it.
/// </summary>
internal static class ObservationKind
{
    public static Refusal? Read(Draft draft)
    {
        draft.At = "Observation.code";
        MeasurementKind? kind = null;
        Coding? first = null;

        foreach (var coding in draft.Observation.Code?.Coding ?? [])
        {
            first ??= coding;

            if (Named(coding) is not { } named)
            {
                continue;
            }

            if (kind is not null && kind != named)
            {
                return draft.Refuse(RefusalCode.CodeContradictory);
            }

            if (kind is null)
            {
                kind = named;
                draft.Code = $"{coding.SystemElement.Text()}|{coding.CodeElement.Text()}";
            }
        }

        if (kind is null && CodedName.IsNamed(draft.Observation.Code) && IsVitalSign(draft))
        {
            kind = MeasurementCatalogue.Other;
            draft.Code = CodedName.Codes(draft.Observation.Code) is [var one, ..] ? one : "";
        }

        if (kind is null)
        {
            draft.At = "Observation.code";
            return draft.Refuse(RefusalCode.CodeUnknown, Primitives.Echo(first?.CodeElement.Text()) is { } code ? $"Unknown: {code}." : null);
        }

        draft.Kind = kind;
        return null;
    }

    /// <summary>The place among a kind's series that the codings of a component name; null where they name none.</summary>
    public static int? SeriesOf(MeasurementKind kind, CodeableConcept? code)
    {
        foreach (var coding in code?.Coding ?? [])
        {
            var value = coding.CodeElement.Text() ?? "";
            var system = coding.SystemElement.Text();

            for (var i = 0; i < kind.Series.Length; i++)
            {
                var codes = kind.Series[i].Codes;

                if ((system == Systems.Loinc && codes.Loinc.Contains(value)) || (system == Systems.Snomed && codes.Snomed.Contains(value)))
                {
                    return i;
                }
            }
        }

        return null;
    }

    private static bool IsVitalSign(Draft draft)
    {
        draft.At = "Observation.category";
        return draft.Observation.Category.Any(category => category.Coding.Any(coding => coding.Is(Systems.ObservationCategory, Systems.VitalSigns)));
    }

    private static MeasurementKind? Named(Coding coding) => coding.CodeElement.Text() is not { } code ? null : coding.SystemElement.Text() switch
    {
        Systems.Loinc => MeasurementCatalogue.ByLoinc(code),
        Systems.Snomed => MeasurementCatalogue.BySnomed(code),
        Systems.Npu => MeasurementCatalogue.ByNpu(code),
        _ => null,
    };
}
