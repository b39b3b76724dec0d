using System.Collections.Immutable;
using System.Globalization;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Plans;

/// <summary>A plan in words: the same in the panel, in print and in the list of versions.</summary>
public static class PlanText
{
    public static string Zone(Severity severity) => severity switch
    {
        Severity.Green => Words.PlanZoneGreen,
        Severity.Yellow => Words.PlanZoneYellow,
        _ => Words.PlanZoneRed,
    };

    public static string Part(PlanPart part) => part switch
    {
        PlanPart.GreenSigns => $"{Words.Green}: {Words.PlanSigns}",
        PlanPart.GreenActions => $"{Words.Green}: {Words.PlanActions}",
        PlanPart.YellowSigns => $"{Words.Yellow}: {Words.PlanSigns}",
        PlanPart.YellowActions => $"{Words.Yellow}: {Words.PlanActions}",
        PlanPart.RedSigns => $"{Words.Red}: {Words.PlanSigns}",
        PlanPart.RedActions => $"{Words.Red}: {Words.PlanActions}",
        PlanPart.Schedule => Words.PlanSchedule,
        PlanPart.Goals => Words.PlanGoals,
        PlanPart.ValidFrom => Words.PlanValidFrom,
        PlanPart.ReviewBy => Words.PlanReviewBy,
        PlanPart.AgreedByPatient => Words.PlanAgreedByPatient,
        PlanPart.AgreedWith => Words.PlanAgreedWith,
        _ => Words.PlanAgreedOn,
    };

    /// <summary>What a part says, a line for each.</summary>
    public static ImmutableArray<string> Lines(PlanContent plan, PlanPart part, PlanForms forms) => part switch
    {
        PlanPart.Schedule => [.. plan.Schedule.Select(task => Task(task, forms))],
        PlanPart.ValidFrom => Day(plan.ValidFrom),
        PlanPart.ReviewBy => Day(plan.ReviewBy),
        _ => plan.Lines(part),
    };

    /// <summary><c>Ukedager før 10:00: SpO₂, puls (ventes til 12:00)</c>.</summary>
    public static string Task(ScheduledTask task, PlanForms forms)
    {
        IEnumerable<string> what = [.. task.Kinds.Select(Kind), .. task.Forms.Select(url => forms.Find(url)?.Title.In() ?? url)];
        return Words.PlanTask.With(Days(task.Days), Time(task.Before), string.Join(", ", what), Time(task.Before.Add(task.Grace)));
    }

    public static string Kind(string key) => MeasurementCatalogue.Find(key)?.ShortName.In() ?? key;

    public static string Days(Weekdays days) => days switch
    {
        Weekdays.All => Words.PlanEveryDay,
        Weekdays.Working => Words.PlanWeekdays,
        _ => string.Join(", ", Week.Where(day => days.HasFlag(day.Flag)).Select((day, i) => i == 0 ? Upper(Name(day.Day)) : Name(day.Day))),
    };

    public static ImmutableArray<(Weekdays Flag, DayOfWeek Day)> Week { get; } =
    [
        (Weekdays.Monday, DayOfWeek.Monday), (Weekdays.Tuesday, DayOfWeek.Tuesday), (Weekdays.Wednesday, DayOfWeek.Wednesday), (Weekdays.Thursday, DayOfWeek.Thursday),
        (Weekdays.Friday, DayOfWeek.Friday), (Weekdays.Saturday, DayOfWeek.Saturday), (Weekdays.Sunday, DayOfWeek.Sunday),
    ];

    public static string Name(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day);

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Fault(PlanFault fault) => fault.Kind switch
    {
        PlanFaultKind.Missing when fault.Part == PlanPart.AgreedByPatient => Words.PlanFaultPatient,
        PlanFaultKind.Missing => Words.PlanFaultMissing,
        PlanFaultKind.LineTooLong => Words.PlanFaultLine.With(PlanCheck.LongestLine),
        PlanFaultKind.TooManyLines => Words.PlanFaultLines.With(PlanCheck.MostLines),
        PlanFaultKind.ReviewBeforeValidFrom => Words.PlanFaultReviewEarly,
        PlanFaultKind.ReviewTooLate => Words.PlanFaultReviewLate.With(PlanCheck.MonthsToReview),
        PlanFaultKind.NoDays => Words.PlanFaultDays,
        PlanFaultKind.NothingToDo => Words.PlanFaultNothing,
        PlanFaultKind.GraceOutOfRange => Words.PlanFaultGrace,
        PlanFaultKind.NotYet => Words.PlanFaultNotYet,
        _ => Words.PlanFaultUnknown,
    };

    private static ImmutableArray<string> Day(DateOnly? day) => day is { } known ? [NorwegianTime.Date(known)] : [];

    private static string Upper(string name) => char.ToUpper(name[0], CultureInfo.CurrentUICulture) + name[1..];
}
