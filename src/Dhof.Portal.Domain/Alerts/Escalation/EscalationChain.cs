using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Alerts.Escalation;

/// <summary>
/// Who is told, one after the other, of a red that nobody follows up within its promised time. When a step is due is reckoned from instants; that it was told is an act. So after a restart
/// what was missed is told late, and nothing is told twice.
/// </summary>
/// <param name="Steps">In the order in which they are told.</param>
public sealed record EscalationChain(ImmutableArray<EscalationStep> Steps)
{
    /// <summary>When a step is due; in opening time of the organisation.</summary>
    /// <param name="step">1 for the first.</param>
    /// <param name="red">When the alert became red here.</param>
    public DateTimeOffset DueAt(int step, DateTimeOffset red, AlertTimes times, OpeningHours hours) =>
        hours.After(red, times.RedWithin + TimeSpan.FromTicks(Steps.Take(step).Sum(one => one.After.Ticks)));

    /// <summary>The steps that are to be told now, each with its number. None while the unit is closed, while somebody follows up, after somebody was reached, and of what is not red.</summary>
    public IEnumerable<(int Number, EscalationStep Step)> Due(Severity severity, DateTimeOffset red, AlertLife life, DateTimeOffset now, AlertTimes times, OpeningHours hours)
    {
        if (severity < Severity.Red || life.Closing is not null || life.Answered == Severity.Red || life.FollowedUpBy(severity, now, times) is not null || !hours.IsOpen(now))
        {
            yield break;
        }

        for (var number = (life.Escalation?.Step ?? 0) + 1; number <= Steps.Length && DueAt(number, red, times, hours) <= now; number++)
        {
            yield return (number, Steps[number - 1]);
        }
    }
}

/// <summary>One step of the chain.</summary>
/// <param name="After">Opening time after the step before; of the first, after the promised time.</param>
/// <param name="To">Who is told: a function or team of the organisation.</param>
public sealed record EscalationStep(TimeSpan After, Assignee To);
