using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Quarantine;

namespace Dhof.Portal.Worklist;

/// <summary>One patient that needs a decision: what a row of the worklist shows. Equal rows look equal, so an unchanged row is not drawn again.</summary>
/// <param name="Order">Its place, and which open matter gives the row its mark and its sentence.</param>
/// <param name="Worst">The alert that gives the highest band; null where none is open.</param>
/// <param name="Unread">What came and could not be read, oldest first.</param>
/// <param name="Others">How many open matters there are beside the one that is said.</param>
/// <param name="Trend">Readings of the worst alert's kind for 14 days, oldest first.</param>
/// <param name="Limits">The limits of the patient, for the trend.</param>
public sealed record WorklistRow(PatientId Patient, string Name, int Age, WorklistOrder Order, StandingAlert? Worst, int Others, ImmutableArray<UnreadInput> Unread, ImmutableArray<Reading> Trend, LimitHistory Limits)
{
    /// <summary>Who follows up the worst alert now; null where nobody does.</summary>
    public Performer? Owner { get; init; }

    /// <summary>Whose it is to deal with the worst alert; null for nobody's in particular.</summary>
    public Assignee? AssignedTo => Worst?.Life.Assignment?.To;

    /// <summary>Who was last told that nobody follows up the worst alert; null while it is kept to its promise.</summary>
    public Escalated? Escalation => Worst?.Life.Escalation;

    /// <summary>The follow-up is paused, and the row is shown all the same: it is red, or could not be read.</summary>
    public FollowUpPause? Pause { get; init; }

    /// <summary>Why the patient is followed up: for the filter alone.</summary>
    public FollowUpCondition Condition { get; init; }

    /// <summary>Something that was asked for has not come, and another matter is what the row says: its value may be old.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Until when what the row says waits for a repeat; null where it does not.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The alert that the row says; null where it says what could not be read.</summary>
    public StandingAlert? Said => Order.Band == WorklistBand.Unread ? null : Worst;

    public bool Equals(WorklistRow? other) =>
        other is not null
        && (Patient, Name, Age, Others, Order, Owner, Pause) == (other.Patient, other.Name, other.Age, other.Others, other.Order, other.Owner, other.Pause)
        && (IsMissing, HeldUntil, Condition) == (other.IsMissing, other.HeldUntil, other.Condition)
        && Worst == other.Worst
        && Unread.AsSpan().SequenceEqual(other.Unread.AsSpan())
        && Limits.Equals(other.Limits)
        && Trend.AsSpan().SequenceEqual(other.Trend.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Patient, Order, Worst);
}
