namespace Dhof.Portal.Domain.Patients;

/// <summary>
/// An 11-digit Norwegian identity number with valid check digits. It locates a person and is never written to logs or addresses:
/// <see cref="ToString"/> hides it, <see cref="Value"/> shows it.
/// </summary>
/// <remarks>Series: Skatteetaten and Norsk helsenett, see docs/fhir.md. The birth date of a patient is never computed from the number.</remarks>
public readonly record struct IdentityNumber
{
    private IdentityNumber(string value, IdentityNumberKind kind)
    {
        Value = value;
        Kind = kind;
    }

    public string Value { get; }

    public IdentityNumberKind Kind { get; }

    /// <summary>True for the series that can never belong to a living person. Only these may be in a demonstration.</summary>
    public bool IsSynthetic => Kind is IdentityNumberKind.TestNorway or IdentityNumberKind.SyntPop;

    /// <summary>Day + 40, in the ordinary series and the synthetic ones: another register of numbers than fødselsnummer.</summary>
    public bool IsDNumber => Value[0] is >= '4' and <= '7';

    /// <summary>Reads 11 digits (one space after the sixth is allowed, as people write it) and checks them.</summary>
    public static bool TryParse(string? text, out IdentityNumber number) => TryParse(text, CheckDigits.InUse, out number);

    /// <inheritdoc cref="TryParse(string?, out IdentityNumber)"/>
    public static bool TryParse(string? text, CheckDigits rule, out IdentityNumber number)
    {
        number = default;
        var digits = text is { Length: 12 } && text[6] == ' ' ? text.Remove(6, 1) : text;

        if (digits is not { Length: 11 } || digits.Any(c => c is < '0' or > '9') || !rule.Holds(digits) || KindOf(digits) is not { } kind)
        {
            return false;
        }

        number = new(digits, kind);
        return true;
    }

    public override string ToString() => Kind + " identity number";

    private static IdentityNumberKind? KindOf(string digits)
    {
        var day = ((digits[0] - '0') * 10) + digits[1] - '0';
        var month = ((digits[2] - '0') * 10) + digits[3] - '0';

        return (day, month) switch
        {
            ( >= 80, _) => IdentityNumberKind.CommonHelp,
            ( >= 1 and <= 31 or >= 41 and <= 71, >= 81 and <= 92) => IdentityNumberKind.TestNorway,
            ( >= 1 and <= 31 or >= 41 and <= 71, >= 66 and <= 77) => IdentityNumberKind.SyntPop,
            ( >= 1 and <= 31 or >= 41 and <= 71, >= 41 and <= 52) => IdentityNumberKind.H,
            ( >= 41 and <= 71, >= 1 and <= 12) => IdentityNumberKind.D,
            ( >= 1 and <= 31, >= 1 and <= 12) => IdentityNumberKind.Birth,
            _ => null,
        };
    }
}
