using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>One planned measurement of a day.</summary>
/// <param name="Number">Place in the schedule; part of the key of its throws.</param>
/// <param name="Session">The measurements of a session are taken one after the other, and missed together.</param>
/// <param name="Hour">About when, by the clock on the wall.</param>
/// <param name="EveryDays">1 for daily.</param>
internal sealed record Slot(int Number, int Session, double Hour, string Kind, int EveryDays)
{
    public bool IsOn(int day, int patient) => (day + patient) % EveryDays == 0;
}

/// <summary>What each condition is asked to measure, and when.</summary>
internal static class Schedule
{
    private const double Morning = 8, Noon = 12.2, Afternoon = 16.5, Evening = 20;

    private static readonly ImmutableArray<Slot> s_copd = Slots(
        (Morning, "spo2", 1), (Morning, "hr", 1), (Morning, "rr", 1), (Morning, "temp", 2), (Morning, "weight", 7), (Evening, "spo2", 1), (Evening, "hr", 1));

    private static readonly ImmutableArray<Slot> s_heartFailure = Slots(
        (Morning, "weight", 1), (Morning, "bp", 1), (Morning, "hr", 1), (Morning, "spo2", 1), (Evening, "bp", 1), (Evening, "hr", 1));

    private static readonly ImmutableArray<Slot> s_diabetes = Slots(
        (Morning, "glucose", 1), (Morning, "bp", 2), (Morning, "hr", 2), (Morning, "weight", 7), (Noon, "glucose", 1), (Afternoon, "glucose", 1), (Evening, "glucose", 1));

    private static readonly ImmutableArray<Slot> s_multimorbid = Slots(
        (Morning, "bp", 1), (Morning, "hr", 1), (Morning, "spo2", 1), (Morning, "weight", 2), (Morning, "glucose", 1), (Evening, "temp", 2), (Evening, "bp", 1), (Evening, "hr", 1));

    public static ImmutableArray<Slot> For(FollowUpCondition condition) => condition switch
    {
        FollowUpCondition.Copd => s_copd,
        FollowUpCondition.HeartFailure => s_heartFailure,
        FollowUpCondition.Diabetes => s_diabetes,
        _ => s_multimorbid,
    };

    private static ImmutableArray<Slot> Slots(params (double Hour, string Kind, int EveryDays)[] planned) =>
        [.. planned.Select((slot, number) => new Slot(number, (int)slot.Hour, slot.Hour, slot.Kind, slot.EveryDays))];
}
