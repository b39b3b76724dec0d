using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Sources;

/// <summary>What two readings of one kind, from two registers, say about each other.</summary>
public static class ReadingPair
{
    /// <summary>Time and value could be of one measuring, and nothing speaks against it. A kind that the message names is never told by its value: the number stands for many things, or for none.</summary>
    public static bool MayBeOne(SourcedReading one, SourcedReading other) =>
        !one.Kind.IsNamedByMessage
        && one.Precision == ItemPrecision.Instant
        && other.Precision == ItemPrecision.Instant
        && ClockTolerance.MayAgree(one.At, other.At)
        && ValueTolerance.MayAgree(one, other)
        && !Contradict(one, other);

    /// <summary>They are taken for one measuring. A withdrawn reading and a valid one only by their identifier.</summary>
    public static bool AreOne(SourcedReading one, SourcedReading other) =>
        MayBeOne(one, other) && ClockTolerance.Agree(one.At, other.At) && one.IsWithdrawn == other.IsWithdrawn && SayTheSame(one, other);

    /// <summary>Whether both hold the same value, under the same circumstances.</summary>
    public static bool SayTheSame(SourcedReading one, SourcedReading other) =>
        ValueTolerance.Agree(one, other) && !CircumstancesDiffer(one, other) && DetailsAgree(one, other);

    /// <summary>What cannot be true of one measuring. What only one of them tells contradicts nothing.</summary>
    private static bool Contradict(SourcedReading one, SourcedReading other) =>
        (BusinessIdentifier.Of(one.Identifier) is { } identifier && BusinessIdentifier.Of(other.Identifier) is { } otherIdentifier && identifier.Contradicts(otherIdentifier))
        || (one.Device is not null && other.Device is not null && one.Device != other.Device)
        || CircumstancesDiffer(one, other);

    private static bool CircumstancesDiffer(SourcedReading one, SourcedReading other) =>
        (one.Oxygen is not null && other.Oxygen is not null && one.Oxygen != other.Oxygen)
        || (one.Activity != Activity.NotRecorded && other.Activity != Activity.NotRecorded && one.Activity != other.Activity);

    /// <summary>The sender's note is left out: it is not what was measured.</summary>
    private static bool DetailsAgree(SourcedReading one, SourcedReading other) =>
        one.Details is { } details && other.Details is { } otherDetails
            ? details.Thing == otherDetails.Thing && details.Value == otherDetails.Value && Points(details).SequenceEqual(Points(otherDetails))
            : !one.Kind.IsNamedByMessage;

    private static IEnumerable<(string, DetailValue?)> Points(MeasurementDetails details) =>
        details.Parts.Select(part => (part.Code ?? part.Name, part.Value)).OrderBy(part => part.Item1, StringComparer.Ordinal);
}
