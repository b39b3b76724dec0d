using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Red before yellow, then the oldest, then a stable id. Never by name, never by arrival.</summary>
public sealed record WorklistOrder(Severity Severity, DateTimeOffset Since, PatientId Patient) : IComparable<WorklistOrder>
{
    public int CompareTo(WorklistOrder? other) => other is null
        ? 1
        : (other.Severity, Since, Patient.Value).CompareTo((Severity, other.Since, other.Patient.Value));

    public static bool operator <(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) < 0;

    public static bool operator >(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) > 0;

    public static bool operator <=(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WorklistOrder left, WorklistOrder right) => left.CompareTo(right) >= 0;
}
