namespace Dhof.Portal.Domain.Measurements;

/// <summary>A stored measurement as lists, lanes and rules read it.</summary>
/// <param name="Id">The measurement's id, the same as its FHIR id.</param>
/// <param name="At">Effective time, UTC.</param>
/// <param name="Value">In the kind's unit; the systolic pressure of a blood pressure.</param>
/// <param name="Second">The diastolic pressure of a blood pressure.</param>
/// <param name="Oxygen">Null where nothing was recorded.</param>
public readonly record struct Reading(long Id, DateTimeOffset At, decimal Value, decimal? Second, ReadingMarks Marks, OxygenTherapy? Oxygen, Activity Activity)
{
    /// <summary>The value of one series of the kind.</summary>
    public decimal? Of(int series) => series == 0 ? Value : Second;

    public bool IsValid => !Marks.HasFlag(ReadingMarks.Impossible);
}
