using System.Text.RegularExpressions;

namespace Dhof.Portal.Domain.Patients;

/// <summary>Identity numbers inside a text of somebody else's making.</summary>
public static partial class IdentityNumbersInText
{
    /// <summary>What stands where a number was.</summary>
    public const string Hidden = "•••••••••••";

    /// <summary>The text with every valid identity number hidden but one.</summary>
    /// <param name="shown">The number that the reader may see, 11 digits; null hides all.</param>
    public static string Hide(string text, string? shown) => ElevenDigits().Replace(
        text,
        found => IdentityNumber.TryParse(found.Value, out var number) && number.Value != shown ? Hidden : found.Value);

    [GeneratedRegex(@"(?<!\d)\d{6} ?\d{5}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex ElevenDigits();
}
