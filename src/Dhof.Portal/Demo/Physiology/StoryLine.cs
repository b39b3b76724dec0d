using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>What a story makes of a measurement; null where it leaves the body alone.</summary>
internal static class StoryLine
{
    public static bool IsNamed(Story story) => story > Story.Severe;

    /// <summary>The documentation says what this patient shows, and that there is nothing else.</summary>
    public static bool IsTold(Story story) => IsNamed(story) || story == Story.Quiet;

    /// <summary>No deterioration is planted: there is nothing that a rule could find.</summary>
    public static bool IsWell(Story story) => story is Story.Quiet or Story.ImpossibleValue;

    /// <summary>The days in which no deterioration is under way. A story is all that its patient shows, also to a rule that looks back over five weeks.</summary>
    public static (int From, int To) Free(Story story, StoryDays days) => IsNamed(story) ? (days.Zero - 35, int.MaxValue) : days.Around;

    /// <summary>The patient measures in spite of forgetfulness: without it there would be nothing to show, or something missing where nothing is to be.</summary>
    public static bool IsKept(Story story, StoryDays days, int day) =>
        story == Story.Quiet ? day >= days.Zero - 1 : story > Story.Quiet && day >= Math.Min(days.Zero - 7, days.Friday - 1) && (day <= days.Zero + 1 || IsNamed(story));

    public static bool IsSilent(Story story, StoryDays days, int day) => story == Story.SilentSinceFriday && day >= days.Friday;

    public static double? Value(Story story, StoryDays days, int day, double hour, FollowUpCondition condition, string series, OwnUsual usual, Limit? limit, ref Dice dice)
    {
        var on = day - days.Zero;

        return (story, series) switch
        {
            (Story.SaturationFalls, "spo2") when on >= -5 => on switch { -5 => 93, -4 => 91, -3 => 89, -2 => 87, -1 => 86, _ => 85 + dice.Between(-0.4, 0.4) },
            (Story.SaturationFalls, "hr") when on >= -3 => 94 + dice.Between(-3, 3),
            (Story.SaturationFalls, "rr") when on >= -3 => 19 + dice.Between(-1, 1),
            (Story.WeightRises, "weight") when on >= -6 => usual.Weight + Math.Min(2.7, 0.3 + (0.4 * (on + 6))) + dice.Between(-0.1, 0.1),
            (Story.SilentSinceFriday, "spo2") when day == days.Friday - 1 => 90 + dice.Between(-0.4, 0.4),
            (Story.ImprobableValue, "spo2") when on == 0 && hour < 12 => 49,
            (Story.ImpossibleValue, "spo2") when on == 0 && hour < 12 => 149,
            (Story.Moderate or Story.Severe, _) when on is >= -2 and <= 1 && series == Telling(condition) && limit is not null =>
                Deviation.Of(limit.Band, series, story == Story.Severe ? Severity.Red : Severity.Yellow, ref dice),
            _ => null,
        };
    }

    /// <summary>The series that tells most about the condition.</summary>
    private static string Telling(FollowUpCondition condition) => condition switch
    {
        FollowUpCondition.Copd => "spo2",
        FollowUpCondition.HeartFailure => "weight",
        FollowUpCondition.Diabetes => "glucose",
        _ => "bp-sys",
    };
}
