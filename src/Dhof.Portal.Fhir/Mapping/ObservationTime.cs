using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>When it was measured.</summary>
internal static class ObservationTime
{
    public static Refusal? Read(Draft draft, DateTimeOffset received)
    {
        draft.At = "Observation.effective";
        string? text;

        switch (draft.Observation.Effective)
        {
            case PrimitiveType dateTime:
                text = dateTime.Text();
                break;
            case Period period:
                draft.At = "Observation.effective.start";
                text = period.StartElement.Text();
                break;
            default:
                text = null;
                break;
        }

        if (text is null)
        {
            return draft.Refuse(RefusalCode.TimeMissing);
        }

        if (ZonedTime.Read(text, received, out var at) is { } code)
        {
            return draft.Refuse(code);
        }

        draft.Effective = at;
        return null;
    }
}
