using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>An instant with its zone. Firely takes a dateTime without zone; here a time without zone is no time.</summary>
internal static class ZonedTime
{
    private const int SecondsEnd = 19;
    private const int MostFraction = 7;

    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <param name="at">In UTC.</param>
    /// <returns>Null where the text is an instant, and not too far ahead.</returns>
    public static RefusalCode? Read(string text, DateTimeOffset received, out DateTimeOffset at)
    {
        at = default;

        if (!text.Contains('T', StringComparison.Ordinal))
        {
            return text.Length <= 10 ? RefusalCode.TimeIsDate : RefusalCode.TimeInvalid;
        }

        if (text[^1] != 'Z' && !(text.Length > SecondsEnd && text[^6] is '+' or '-'))
        {
            return RefusalCode.TimeWithoutZone;
        }

        if (!DateTimeOffset.TryParseExact(WithinTicks(text), s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return RefusalCode.TimeInvalid;
        }

        at = read.ToUniversalTime();
        return EffectiveTime.IsTooFarAhead(at, received) ? RefusalCode.TimeAhead : null;
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
