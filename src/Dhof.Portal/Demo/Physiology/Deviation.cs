using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>A value outside a limit, on the side where the series gives concern: saturation below, the others above.</summary>
internal static class Deviation
{
    public static double? Of(LimitBand band, string series, Severity severity, ref Dice dice)
    {
        var below = series == "spo2";
        var (near, far) = below ? (band.YellowBelow, band.RedBelow) : (band.YellowFrom, band.RedFrom);

        if (near is null || far is null)
        {
            return null;
        }

        var width = Math.Abs((double)(far.Value - near.Value));
        var away = severity == Severity.Red ? width * dice.Between(1.15, 1.3) : width * dice.Between(0.3, 0.7);

        return (double)near.Value + (below ? -away : away);
    }
}
