using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Sources;

/// <summary>A reading with what is needed to tell whether another register has the same one. All that are compared are of one person: whoever calls has made sure.</summary>
/// <param name="Key">Stable, and unique at its holder: the id of the row, or type/id at the source.</param>
/// <param name="At">Effective time, UTC; where only a date was written, midnight in Norway.</param>
/// <param name="Value">In the kind's unit, as <see cref="UnitConversion.Convert"/> made it; the systolic pressure of a blood pressure.</param>
/// <param name="Second">The diastolic pressure of a blood pressure.</param>
public sealed record SourcedReading(ReadingHolder Holder, string Key, MeasurementKind Kind, DateTimeOffset At, decimal Value, decimal? Second = null)
{
    /// <summary>How precisely the time was written. A date cannot tell one reading of a day from another: only an identifier can.</summary>
    public ItemPrecision Precision { get; init; }

    /// <summary>The UCUM code that the value came in; null for the kind's own unit. It tells how finely the value was written.</summary>
    public string? Unit { get; init; }

    /// <summary>system|value, as in <see cref="ReportedMeasurement.Identifier"/>; null where the sender gave none.</summary>
    public string? Identifier { get; init; }

    /// <summary>system|value of the device's identifier, or its serial number; null where it is not known.</summary>
    public string? Device { get; init; }

    /// <summary>Null where nothing was recorded.</summary>
    public OxygenTherapy? Oxygen { get; init; }

    public Activity Activity { get; init; }

    /// <summary>What the numbers cannot say; null where they say it all.</summary>
    public MeasurementDetails? Details { get; init; }

    /// <summary>Its holder says that it was entered in error.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The message itself names the controller as the one that measured; otherwise it is assumed.</summary>
    public bool IsFirstHand { get; init; }

    /// <summary>When the holder had it, UTC, by the holder's clock; null where it does not tell. Not when the portal asked: that changes with each look.</summary>
    public DateTimeOffset? Recorded { get; init; }
}
