using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>One measurement as the patient took it.</summary>
/// <param name="At">With the offset of the wall clock.</param>
/// <param name="Details">What the numbers cannot say; null where they say it all.</param>
internal sealed record SimulatedReading(MeasurementKind Kind, DateTimeOffset At, decimal Value, decimal? Second, OxygenTherapy? Oxygen, Activity Activity, MeasurementDetails? Details = null)
{
    public ReadingMarks Marks => Plausibility.Of(Kind, Value, Second, Details);

    public Reading As(long id) => new(id, At.ToUniversalTime(), Value, Second, Marks, Oxygen, Activity);
}
