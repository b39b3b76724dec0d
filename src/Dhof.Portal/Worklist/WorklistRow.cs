using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>One patient that needs a decision: what a row of the worklist shows. Equal rows look equal, so an unchanged row is not drawn again.</summary>
/// <param name="Worst">The deviation that gives the row its severity and its sentence.</param>
/// <param name="Others">How many further deviations are open.</param>
/// <param name="Trend">Readings of the worst deviation's kind for 14 days, oldest first.</param>
/// <param name="Limits">The limits of the patient, for the trend.</param>
public sealed record WorklistRow(PatientId Patient, string Name, int Age, OpenAlert Worst, int Others, DateTimeOffset Since, ImmutableArray<Reading> Trend, LimitHistory Limits)
{
    public WorklistOrder Order => new(Worst.Severity, Since, Patient);

    public bool Equals(WorklistRow? other) =>
        other is not null
        && (Patient, Name, Age, Others, Since) == (other.Patient, other.Name, other.Age, other.Others, other.Since)
        && Worst == other.Worst
        && Limits.Equals(other.Limits)
        && Trend.AsSpan().SequenceEqual(other.Trend.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Patient, Since, Worst);
}
