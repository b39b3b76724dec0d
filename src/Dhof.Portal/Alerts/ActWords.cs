using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts;

/// <summary>What is said of acts: the same words on the buttons, in the history and in what is answered.</summary>
public static class ActWords
{
    public static string For(ContactOutcome contact) => contact switch
    {
        ContactOutcome.None => Words.ContactNone,
        ContactOutcome.Patient => Words.ContactPatient,
        ContactOutcome.NextOfKin => Words.ContactNextOfKin,
        ContactOutcome.HomeVisit => Words.ContactHomeVisit,
        ContactOutcome.Colleague => Words.ContactColleague,
        _ => Words.ContactNoAnswer,
    };

    public static string For(ClosingReason reason) => reason switch
    {
        ClosingReason.Acted => Words.ReasonActed,
        ClosingReason.WaitAndSee => Words.ReasonWaitAndSee,
        ClosingReason.MeasuringTechnique => Words.ReasonTechnique,
        ClosingReason.Expected => Words.ReasonExpected,
        ClosingReason.LimitUnsuitable => Words.ReasonLimit,
        ClosingReason.CaredForByOthers => Words.ReasonOthers,
        ClosingReason.CameLater => Words.AlertClosedCameLater,
        ClosingReason.RepeatedNormal => Words.AlertClosedRepeated,
        _ => Words.AlertClosedCorrected,
    };

    public static string For(AssessmentFault fault) => fault switch
    {
        AssessmentFault.TextTooLong => Words.FaultTextTooLong.With(Assessment.LongestText),
        AssessmentFault.NoAnswerWithoutTime => Words.FaultNoAnswerTime,
        AssessmentFault.CheckNotRead => Words.FaultCheckNotRead,
        AssessmentFault.CheckIsPast => Words.FaultCheckPast,
        AssessmentFault.CheckTooFar => Words.FaultCheckFar.With(Assessment.FurthestCheck.Days),
        AssessmentFault.RedNeedsContact => Words.FaultRedContact,
        _ => Words.FaultNothingJudged,
    };

    /// <summary>A person is named with role: "Kari Nilsen, sykepleier".</summary>
    public static string Of(Performer by) => by.Role == ClinicianRole.Client ? Words.ThePortal : RoleWords.Person(by.Name, by.Role);

    /// <summary>A person with role, a team by its name.</summary>
    public static string Of(Assignee to) => to.Role is { } role ? RoleWords.Person(to.Name, role) : to.Name;

    /// <summary>"Snakket med pasienten: puster tungt. Avtalt: …": what an assessment says, in one line.</summary>
    public static string Of(Assessment assessment) => string.Join(" ", new[]
    {
        assessment.Judged.Length > 0 ? $"{For(assessment.Contact)}: {assessment.Judged}" : For(assessment.Contact),
        assessment.Agreed.Length > 0 ? $"{Words.Agreed}: {assessment.Agreed}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>Why an act was not done, and what to do.</summary>
    public static string Of(Outcome.Refused refused, AlertOptions options, DateTimeOffset now) => refused.Because switch
    {
        OutcomeRefusal.AlreadyHandled when refused is { By: { } by, At: { } at } => Words.RefusedFirst.With(by, NorwegianTime.Short(at, now)),
        OutcomeRefusal.AlreadyHandled => Words.RefusedClosed,
        OutcomeRefusal.Worsened => Words.RefusedWorsened,
        OutcomeRefusal.NeedsAssessment => Words.RefusedNeedsAssessment,
        OutcomeRefusal.RedIsNeverSnoozed => Words.RefusedRedSnooze,
        OutcomeRefusal.NotATime => Words.RefusedTime.With(options.LongestSnooze.Days),
        OutcomeRefusal.NothingToUndo => Words.RefusedNothing,
        OutcomeRefusal.AnotherIsOpen => Words.RefusedAnother,
        _ => Words.RefusedGone,
    };
}
