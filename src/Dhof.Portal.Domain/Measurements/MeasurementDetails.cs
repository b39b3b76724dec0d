using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>What a message says beside the number of a measurement, as it came. A plain quantity has none.</summary>
/// <param name="Name">What was measured, for a kind that the message names; null otherwise.</param>
/// <param name="Codes">Every coding of what was measured, system|code, for a kind that the message names.</param>
/// <param name="Value">The value, for a kind that holds it as it came; null where the message had none.</param>
/// <param name="Parts">The components, in the order of the message.</param>
/// <param name="Note">What the sender wrote beside it.</param>
public sealed record MeasurementDetails(string? Name, ImmutableArray<string> Codes, DetailValue? Value, ImmutableArray<MeasurementPart> Parts, string? Note)
{
    public static MeasurementDetails None { get; } = new(null, [], null, [], null);

    /// <summary>What it is listed under: measurements that share it are one and the same thing. The first code, or the name where there is no code; empty for a kind with a name of its own.</summary>
    public string Thing => Codes is [var first, ..] ? first : Name ?? "";

    public bool Equals(MeasurementDetails? other) =>
        other is not null && Name == other.Name && Value == other.Value && Note == other.Note && Codes.SequenceEqual(other.Codes) && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => HashCode.Combine(Name, Value, Note, Codes.Length, Parts.Length);
}

/// <summary>One component of a measurement.</summary>
/// <param name="Code">system|code of its first coding; null where it has none.</param>
/// <param name="Name">As the message wrote it.</param>
/// <param name="Value">Null where it came without value.</param>
/// <param name="Interpretation">What the sender says about the value, for example the band that the points stand for.</param>
public sealed record MeasurementPart(string? Code, string Name, DetailValue? Value, string? Interpretation);

/// <summary>A value as it came.</summary>
/// <param name="Text">A number is written with a point for decimals, an instant by ISO 8601, a yes as true.</param>
/// <param name="Unit">As the message wrote it; null for none.</param>
public sealed record DetailValue(DetailForm Form, string Text, string? Unit = null);

/// <summary>How the text of a value is to be read.</summary>
public enum DetailForm
{
    Text,
    Number,
    YesNo,
    Time,

    /// <summary>There is no value, and the text says why.</summary>
    Absent,
}
