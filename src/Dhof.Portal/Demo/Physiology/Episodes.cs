using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>
/// Planted deteriorations: at the most one in each stretch of days, rising over three to six days, treated, and gone in about a week. One in five
/// shows in no measurement, as in life.
/// </summary>
internal static class Episodes
{
    private const int Stretch = 100;
    private const double Share = 0.8;
    private const double Unseen = 0.2;

    /// <summary>How ill the patient is on a day, as far as measurements show: from 0 to about 1.</summary>
    /// <param name="quiet">Days in which none may be under way: its days before and its days after are left out.</param>
    public static double Strength(int seed, int patient, int day, (int From, int To) quiet) =>
        In(seed, patient, day / Stretch, quiet) is { IsSeen: true } episode ? episode.On(day) : 0;

    /// <summary>All that touch the days from one to another, seen or not.</summary>
    public static IEnumerable<Episode> Between(int seed, int patient, int from, int to, (int From, int To) quiet) => Enumerable.Range(from / Stretch, (to / Stretch) - (from / Stretch) + 1)
        .Select(stretch => In(seed, patient, stretch, quiet))
        .OfType<Episode>()
        .Where(episode => episode.First <= to && episode.Last >= from);

    /// <summary>Whether a deterioration with its peak on a day led to a stay in hospital: every other time.</summary>
    public static bool IsAdmitted(int seed, int patient, int peak) => new Dice(Throw.Record, seed, patient, peak).Happens(0.5);

    private static Episode? In(int seed, int patient, int stretch, (int From, int To) quiet)
    {
        var dice = new Dice(Throw.Episode, seed, patient, stretch);
        var happens = dice.Unit();

        if (happens >= Share)
        {
            return null;
        }

        var (rise, high, recovery) = (3 + dice.Below(4), 1 + dice.Below(3), 5 + dice.Below(4));
        var first = (stretch * Stretch) + dice.Below(Stretch - rise - high - recovery);

        return first <= quiet.To && first + rise + high + recovery >= quiet.From ? null : new(first, rise, high, recovery, dice.Between(0.6, 1), happens < Share * (1 - Unseen));
    }

    /// <summary>What a full deterioration adds to a series.</summary>
    public static double Effect(FollowUpCondition condition, string series) => (condition, series) switch
    {
        (FollowUpCondition.Copd, "spo2") => -7.5,
        (FollowUpCondition.Copd, "hr") => 24,
        (FollowUpCondition.Copd, "rr") => 7,
        (FollowUpCondition.Copd, "temp") => 1.2,
        (FollowUpCondition.HeartFailure, "weight") => 4,
        (FollowUpCondition.HeartFailure, "hr") => 20,
        (FollowUpCondition.HeartFailure, "spo2") => -2.5,
        (FollowUpCondition.HeartFailure, "bp-sys") => 24,
        (FollowUpCondition.Diabetes, "glucose") => 7,
        (FollowUpCondition.Diabetes, "hr") => 8,
        (FollowUpCondition.Multimorbid, "temp") => 1.8,
        (FollowUpCondition.Multimorbid, "hr") => 26,
        (FollowUpCondition.Multimorbid, "spo2") => -4.5,
        (FollowUpCondition.Multimorbid, "bp-sys") => -22,
        _ => 0,
    };
}
