using System.Globalization;

namespace Dhof.Portal.Domain.Organisations;

/// <summary>A nine-digit organisation number (ENH). The controller (dataansvarlig) of clinical data is named by it.</summary>
public readonly record struct OrganisationNumber(int Value)
{
    private static readonly int[] s_weights = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Whether the check digit holds. Published samples exist where it does not, so inbound numbers are accepted either way.</summary>
    public bool HasValidCheckDigit
    {
        get
        {
            var text = ToString();
            var rest = 11 - (s_weights.Select((weight, i) => weight * (text[i] - '0')).Sum() % 11);
            return rest % 11 == text[8] - '0';
        }
    }

    public static bool TryParse(string? text, out OrganisationNumber number)
    {
        var parsed = text is { Length: 9 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        number = new(parsed);
        return parsed >= 100_000_000;
    }

    public override string ToString() => Value.ToString("D9", CultureInfo.InvariantCulture);
}
