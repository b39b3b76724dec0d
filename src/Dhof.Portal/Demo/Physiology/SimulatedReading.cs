using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>One measurement as the patient took it.</summary>
/// <param name="At">With the offset of the wall clock.</param>
internal sealed record SimulatedReading(MeasurementKind Kind, DateTimeOffset At, decimal Value, decimal? Second, OxygenTherapy? Oxygen, Activity Activity)
{
    public ReadingMarks Marks => Plausibility.Of(Kind, Value, Second);

    public Reading As(long id) => new(id, At.ToUniversalTime(), Value, Second, Marks, Oxygen, Activity);
}
