using System.Globalization;

namespace Dhof.Portal.Domain.Patients;

/// <summary>An opaque, random id of a person: the only thing about a patient that may stand in an address. Written as 16 hexadecimal digits.</summary>
public readonly record struct PatientId(long Value)
{
    /// <summary>No person: for what cannot be tied to one. No care relation opens it.</summary>
    public static PatientId Nobody => default;

    public static bool TryParse(string? text, out PatientId id)
    {
        var parsed = text is { Length: 16 } && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : 0;
        id = new(parsed);
        return parsed > 0;
    }

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
