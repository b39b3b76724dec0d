using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Sources;

/// <summary>A measurement that a source answered, as it is held against those of other registers.</summary>
public static class SourcedItem
{
    /// <returns>Null for what is no measurement, or names no time.</returns>
    public static SourcedReading? Of(SourceItem item) => item is { Measurement: { } measured, Period: { } period }
        ? new(new(item.Origin.Source, item.Origin.Controller), SourceEvents.KeyOf(item), measured.Kind, measured.Effective.ToUniversalTime(), measured.Value, measured.Second)
        {
            Precision = period.Precision,
            Unit = measured.Origin.Unit,
            Identifier = measured.Identifier,
            Device = measured.Origin.DeviceId,
            Oxygen = measured.Oxygen,
            Activity = measured.Activity,
            Details = measured.Details,
            IsWithdrawn = item.IsWithdrawn,
            IsFirstHand = !item.Origin.ControllerIsAssumed,
            Recorded = item.Origin.Updated,
        }
        : null;
}
