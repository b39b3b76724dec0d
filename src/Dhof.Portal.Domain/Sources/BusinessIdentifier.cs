namespace Dhof.Portal.Domain.Sources;

/// <summary>The number that a system gave a measurement. It follows the measurement from register to register, where the id of a resource does not.</summary>
public readonly record struct BusinessIdentifier(string System, string Value)
{
    /// <summary>Reads system|value. Null where either is missing: without its system, a number may be anybody's.</summary>
    public static BusinessIdentifier? Of(string? text) =>
        text?.IndexOf('|', StringComparison.Ordinal) is { } bar && bar > 0 && bar < text.Length - 1 ? new(text[..bar], text[(bar + 1)..]) : null;

    /// <summary>One system has given two numbers: it knows of two measurements.</summary>
    public bool Contradicts(BusinessIdentifier other) => System == other.System && Value != other.Value;
}
