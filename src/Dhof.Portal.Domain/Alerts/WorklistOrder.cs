using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>The band of the worst matter; then the oldest open matter, then a stable id. Never by name, never by arrival.</summary>
/// <param name="Band">That of the worst open matter.</param>
/// <param name="Since">The oldest open matter, whichever band it is in: so one more matter never lowers a patient.</param>
public sealed record WorklistOrder(WorklistBand Band, DateTimeOffset Since, PatientId Patient) : IComparable<WorklistOrder>
{
    /// <summary>The place of a patient with these open matters, in whatever order they came; null where there is none.</summary>
    public static WorklistOrder? Of(PatientId patient, IReadOnlyCollection<OpenMatter> matters) =>
        matters.Count == 0 ? null : new(matters.Min(matter => matter.Band), matters.Min(matter => matter.Since), patient);

    public int CompareTo(WorklistOrder? other) => other is null
        ? 1
        : (Band, Since, Patient.Value).CompareTo((other.Band, other.Since, other.Patient.Value));

    public static bool operator <(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) < 0;

    public static bool operator >(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) > 0;

    public static bool operator <=(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) >= 0;
}

/// <summary>One thing that calls for a decision.</summary>
/// <param name="Since">When it began.</param>
public readonly record struct OpenMatter(WorklistBand Band, DateTimeOffset Since);
