namespace Dhof.Portal.Domain.Plans;

/// <summary>Why a plan cannot be agreed as it stands.</summary>
/// <param name="Line">Which of the part's lines, from 0; null for the part as a whole.</param>
public sealed record PlanFault(PlanFaultKind Kind, PlanPart Part, int? Line = null);

public enum PlanFaultKind
{
    /// <summary>It must be filled in.</summary>
    Missing,

    /// <summary>More than <see cref="PlanCheck.LongestLine"/> characters.</summary>
    LineTooLong,

    /// <summary>More than <see cref="PlanCheck.MostLines"/> lines.</summary>
    TooManyLines,

    /// <summary>The review does not come after the day from which the plan is valid.</summary>
    ReviewBeforeValidFrom,

    /// <summary>More than <see cref="PlanCheck.MonthsToReview"/> months after the day from which the plan is valid.</summary>
    ReviewTooLate,

    /// <summary>A task on no day.</summary>
    NoDays,

    /// <summary>A task with nothing to measure or answer.</summary>
    NothingToDo,

    /// <summary>Less than nothing, or more than <see cref="ScheduledTask.LongestGrace"/>.</summary>
    GraceOutOfRange,

    /// <summary>No kind of measurement that is taken at home has this key.</summary>
    UnknownKind,

    /// <summary>The portal has no such form.</summary>
    UnknownForm,

    /// <summary>A day that has not come.</summary>
    NotYet,
}
