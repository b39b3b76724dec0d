using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Why a patient stands where in the worklist. The values are the places in the product's order, so that a new reason fits between.</summary>
public enum WorklistBand
{
    /// <summary>A red that nobody follows up: never claimed, or worse than what was claimed.</summary>
    Red = 1,

    /// <summary>A red that somebody follows up, not assessed within the time that was promised.</summary>
    RedOverdue = 2,

    RedFollowedUp = 3,

    /// <summary>Input for a known patient that could not be read: nobody knows how serious it is.</summary>
    Unread = 4,

    /// <summary>A yellow that speaks of several readings or answers: it lasts, or points somewhere.</summary>
    Lasting = 6,

    /// <summary>What was asked for did not come, and the last that came was yellow or red.</summary>
    MissedAfterDeviation = 7,

    Yellow = 8,

    /// <summary>The time for which a new look or call was agreed has come.</summary>
    CheckDue = 9,

    /// <summary>What was asked for did not come, or its source does not answer.</summary>
    Missed = 11,
}

public static class WorklistBands
{
    /// <summary>Whether a matter shows its patient also while the follow-up is paused: every red, and what nobody could read and so might be red.</summary>
    public static bool ShowsInPause(this WorklistBand band) => band <= WorklistBand.Unread;

    /// <summary>The place that an open alert gives; null while it is snoozed.</summary>
    /// <param name="raised">When the portal raised it: from there on the promised time runs.</param>
    public static WorklistBand? Of(OpenAlert alert, DateTimeOffset raised, AlertLife life, DateTimeOffset now, AlertTimes times, OpeningHours hours) =>
        alert.Severity == Severity.None
            ? life.IsSnoozed(alert.Severity, now) ? null : MissedRule.IsAfterDeviation(alert.Latest) ? WorklistBand.MissedAfterDeviation : WorklistBand.Missed
            : Of(alert.Severity, AlertRules.FindNamed(alert.Latest.Rule)?.IsOverTime == true, raised, life, now, times, hours);

    /// <summary>The place that an open alert with a colour gives; null while it is snoozed.</summary>
    /// <param name="isOverTime">It speaks of several readings or answers.</param>
    /// <param name="raised">When the portal raised it: from there on the promised time runs.</param>
    public static WorklistBand? Of(Severity severity, bool isOverTime, DateTimeOffset raised, AlertLife life, DateTimeOffset now, AlertTimes times, OpeningHours hours)
    {
        if (life.IsSnoozed(severity, now))
        {
            return null;
        }

        if (severity < Severity.Red)
        {
            return isOverTime ? WorklistBand.Lasting : WorklistBand.Yellow;
        }

        return life.FollowedUpBy(severity, now, times) is null ? WorklistBand.Red
            : life.Answered != Severity.Red && now >= hours.After(raised, times.RedWithin) ? WorklistBand.RedOverdue
            : WorklistBand.RedFollowedUp;
    }
}
