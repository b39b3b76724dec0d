using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Plans;

/// <summary>What must be in a plan before it can be agreed: every zone with signs and actions, the days, and only what the portal can follow up.</summary>
public static class PlanCheck
{
    public const int LongestLine = 300;

    public const int MostLines = 12;

    /// <summary>A plan that nobody looks over for longer is not followed up. This project's own proposal.</summary>
    public const int MonthsToReview = 24;

    /// <summary>The kinds that a patient can be asked to measure: those that have a number with a unit.</summary>
    public static ImmutableArray<MeasurementKind> Kinds { get; } = [.. MeasurementCatalogue.Kinds.Where(kind => kind.Form == ValueForm.Quantity && !kind.IsNamedByMessage)];

    /// <param name="forms">Canonical addresses of the forms that the portal has.</param>
    public static ImmutableArray<PlanFault> Faults(PlanContent plan, IReadOnlySet<string> forms) =>
    [
        .. PlanContent.Parts.SelectMany(part => OfLines(part, plan.Lines(part))),
        .. plan.Schedule.SelectMany((task, i) => OfTask(task, i, forms)),
        .. plan.Schedule.Length > MostLines ? [new PlanFault(PlanFaultKind.TooManyLines, PlanPart.Schedule)] : Enumerable.Empty<PlanFault>(),
        .. OfDays(plan.ValidFrom, plan.ReviewBy),
    ];

    /// <summary>Lines as they are written in a field: trimmed, without empty ones.</summary>
    public static ImmutableArray<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<PlanFault> OfLines(PlanPart part, ImmutableArray<string> lines)
    {
        if (lines.IsEmpty && IsOfZone(part))
        {
            yield return new(PlanFaultKind.Missing, part);
        }

        if (lines.Length > MostLines)
        {
            yield return new(PlanFaultKind.TooManyLines, part);
        }

        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                yield return new(PlanFaultKind.Missing, part, i);
            }
            else if (line.Length > LongestLine)
            {
                yield return new(PlanFaultKind.LineTooLong, part, i);
            }
        }
    }

    private static IEnumerable<PlanFault> OfTask(ScheduledTask task, int line, IReadOnlySet<string> forms)
    {
        if ((task.Days & Weekdays.All) == Weekdays.None)
        {
            yield return new(PlanFaultKind.NoDays, PlanPart.Schedule, line);
        }

        if (task.Kinds.IsEmpty && task.Forms.IsEmpty)
        {
            yield return new(PlanFaultKind.NothingToDo, PlanPart.Schedule, line);
        }

        if (task.Grace < TimeSpan.Zero || task.Grace > ScheduledTask.LongestGrace)
        {
            yield return new(PlanFaultKind.GraceOutOfRange, PlanPart.Schedule, line);
        }

        if (task.Kinds.Any(key => !Kinds.Any(kind => kind.Key == key)))
        {
            yield return new(PlanFaultKind.UnknownKind, PlanPart.Schedule, line);
        }

        if (task.Forms.Any(form => !forms.Contains(form)))
        {
            yield return new(PlanFaultKind.UnknownForm, PlanPart.Schedule, line);
        }
    }

    private static IEnumerable<PlanFault> OfDays(DateOnly? validFrom, DateOnly? reviewBy)
    {
        if (validFrom is null)
        {
            yield return new(PlanFaultKind.Missing, PlanPart.ValidFrom);
        }

        if (reviewBy is null)
        {
            yield return new(PlanFaultKind.Missing, PlanPart.ReviewBy);
        }
        else if (reviewBy <= validFrom)
        {
            yield return new(PlanFaultKind.ReviewBeforeValidFrom, PlanPart.ReviewBy);
        }
        else if (reviewBy > validFrom?.AddMonths(MonthsToReview))
        {
            yield return new(PlanFaultKind.ReviewTooLate, PlanPart.ReviewBy);
        }
    }

    private static bool IsOfZone(PlanPart part) => part <= PlanPart.RedActions;
}
