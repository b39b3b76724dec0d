using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Domain.News;

/// <summary>What has happened with one patient since a clinician's own mark, and what is open now, whenever it began.</summary>
/// <param name="Through">How far this reading reached: what is marked as seen when somebody marks it.</param>
/// <param name="At">When it was read, UTC.</param>
/// <param name="Open">Worst and oldest first.</param>
/// <param name="Unread">What came and could not be read and stands open.</param>
/// <param name="Raised">Alerts that were raised, closed meanwhile or not.</param>
/// <param name="Closed">Alerts that were closed, newest first.</param>
/// <param name="Assessments">Newest first.</param>
/// <param name="Forms">When each answered form was answered, newest first.</param>
/// <param name="LimitsSet">In the order in which they were set.</param>
/// <param name="Plans">Versions that were agreed.</param>
public sealed record PatientNews(
    PatientId Patient,
    SeenMark Mark,
    SeenThrough Through,
    DateTimeOffset At,
    ImmutableArray<StandingAlert> Open,
    int Unread,
    int NewUnread,
    ImmutableArray<StandingAlert> Raised,
    ImmutableArray<StandingAlert> Closed,
    ImmutableArray<AssessedAlert> Assessments,
    ImmutableArray<ReadingsNews> Readings,
    ImmutableArray<DateTimeOffset> Forms,
    ImmutableArray<Limit> LimitsSet,
    ImmutableArray<Limit> LimitsApproved,
    ImmutableArray<PlanVersion> Plans)
{
    /// <summary>Something came or was done since the mark. What did not come is no news, but is told.</summary>
    public bool HasNews => NewUnread > 0 || !Raised.IsEmpty || !Closed.IsEmpty || !Assessments.IsEmpty || Readings.Any(one => one.IsNew) || !Forms.IsEmpty || !LimitsSet.IsEmpty || !LimitsApproved.IsEmpty || !Plans.IsEmpty;

    public bool IsOpen => !Open.IsEmpty || Unread > 0;
}

/// <summary>What a clinician made of an alert.</summary>
public sealed record AssessedAlert(StandingAlert Alert, AlertAct Act);
