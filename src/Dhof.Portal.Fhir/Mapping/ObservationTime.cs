using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>When it was measured. Firely takes a dateTime without zone; here a time without zone is no time.</summary>
internal static class ObservationTime
{
    private const int SecondsEnd = 19;
    private const int MostFraction = 7;

    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

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

        if (!text.Contains('T', StringComparison.Ordinal))
        {
            return draft.Refuse(text.Length <= 10 ? RefusalCode.TimeIsDate : RefusalCode.TimeInvalid);
        }

        if (text[^1] != 'Z' && !(text.Length > SecondsEnd && text[^6] is '+' or '-'))
        {
            return draft.Refuse(RefusalCode.TimeWithoutZone);
        }

        if (!DateTimeOffset.TryParseExact(WithinTicks(text), s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return draft.Refuse(RefusalCode.TimeInvalid);
        }

        draft.Effective = at.ToUniversalTime();
        return EffectiveTime.IsTooFarAhead(at, received) ? draft.Refuse(RefusalCode.TimeAhead) : null;
    }

    /// <summary>R4 sets no limit to the decimals of a second; seven are what an instant holds.</summary>
    private static string WithinTicks(string text)
    {
        var zone = text[^1] == 'Z' ? text.Length - 1 : text.Length - 6;
        var fraction = zone - SecondsEnd - 1;
        return fraction > MostFraction && text[SecondsEnd] == '.' && !text.AsSpan(SecondsEnd + 1, fraction).ContainsAnyExceptInRange('0', '9')
            ? string.Concat(text.AsSpan(0, SecondsEnd + 1 + MostFraction), text.AsSpan(zone))
            : text;
    }
}
