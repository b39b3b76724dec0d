namespace Dhof.Portal.Demo.Physiology;

/// <summary>Days and sessions without measurements: forgotten, away, ill.</summary>
internal static class Attendance
{
    private const int Stretch = 100;

    public static bool IsAway(int seed, int patient, int day, (int From, int To) present)
    {
        if (day >= present.From && day <= present.To)
        {
            return false;
        }

        var stretch = day / Stretch;
        var dice = new Dice(Throw.Absence, seed, patient, stretch);
        var (happens, length) = (dice.Happens(0.5), 3 + dice.Below(7));
        var first = (stretch * Stretch) + dice.Below(Stretch - length);

        return (happens && day >= first && day < first + length && (first > present.To || first + length <= present.From))
            || new Dice(Throw.Missed, seed, patient, day).Happens(0.02);
    }

    public static bool IsMissed(int seed, int patient, int day, int session) => new Dice(Throw.Missed, seed, patient, day, session).Happens(0.04);
}
