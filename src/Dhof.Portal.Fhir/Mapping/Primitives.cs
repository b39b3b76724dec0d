using Dhof.Portal.Domain.Patients;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Reads primitives as they came. The typed properties of Firely throw on what does not fit, and parse more than is needed.</summary>
internal static class Primitives
{
    private const int LongestEcho = 40;

    public static string? Text(this PrimitiveType? primitive) => primitive?.JsonValue is string { Length: > 0 } text ? text : null;

    public static decimal? Number(this PrimitiveType? primitive) => primitive?.JsonValue switch
    {
        decimal number => number,
        int number => number,
        long number => number,
        _ => null,
    };

    /// <summary>Whether the JSON had something here, understood or not.</summary>
    public static bool IsPresent(this PrimitiveType? primitive) => primitive?.JsonValue is not null;

    public static bool Is(this Coding? coding, string system, string code) => coding?.SystemElement.Text() == system && coding.CodeElement.Text() == code;

    /// <summary>A code or a unit that may be repeated in an answer; anything that could be a person's number or a sentence may not.</summary>
    public static string? Echo(string? text) =>
        text is { Length: > 0 and <= LongestEcho } && text.All(c => char.IsAsciiLetterOrDigit(c) || "-./[]{}%_|:".Contains(c, StringComparison.Ordinal)) && !HoldsIdentityNumber(text) ? text : null;

    /// <summary>Whether an identity number stands anywhere in a text.</summary>
    public static bool HoldsIdentityNumber(string text)
    {
        var digits = 0;
        Span<char> last = stackalloc char[11];

        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                last[1..].CopyTo(last);
                last[10] = c;

                if (++digits >= 11 && IdentityNumber.TryParse(new string(last), out _))
                {
                    return true;
                }
            }
            else if (c is not ' ')
            {
                digits = 0;
            }
        }

        return false;
    }
}
