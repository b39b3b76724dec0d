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

    /// <summary>How long after it was measured it was received; zero unless it is marked as late.</summary>
    public TimeSpan Lateness { get; init; }

    /// <summary>Whether it counts: it could be true, and nobody has withdrawn it.</summary>
    public bool IsValid => (Marks & (ReadingMarks.Impossible | ReadingMarks.Withdrawn)) == 0;

    public bool IsWithdrawn => Marks.HasFlag(ReadingMarks.Withdrawn);

    public bool IsCorrected => Marks.HasFlag(ReadingMarks.Corrected);

    /// <summary>Whether another version stood here before.</summary>
    public bool IsRevised => IsCorrected || IsWithdrawn;

    public bool IsLate => Marks.HasFlag(ReadingMarks.Late);
}
