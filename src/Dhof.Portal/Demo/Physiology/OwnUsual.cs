using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>What is usual for one patient on a good day.</summary>
/// <param name="LowSaturation">Lives below the default limit, so enrolment asked a doctor for a personal one.</param>
internal sealed record OwnUsual(double Saturation, bool LowSaturation, double Pulse, double Systolic, double Diastolic, double Breaths, double Temperature, double Weight, double Glucose)
{
    public static OwnUsual Of(FollowUpCondition condition, int seed, int index, bool onOxygen, bool mayBeLow)
    {
        var dice = new Dice(Throw.Usual, seed, index);
        var copd = condition == FollowUpCondition.Copd;
        var low = copd && mayBeLow && dice.Happens(0.2);
        var saturation = dice.Between(0, 1);
        var systolic = dice.Between(122, 144);

        return new(
            onOxygen ? 90 : low ? 90.2 + saturation : copd ? 94.3 + (1.7 * saturation) : 95.8 + (1.8 * saturation),
            low,
            dice.Between(65, 82),
            systolic,
            (systolic * 0.36) + dice.Between(24, 30),
            copd ? dice.Between(15.5, 17.5) : dice.Between(14.5, 16.5),
            dice.Between(36.65, 36.95),
            dice.Between(58, 96),
            condition == FollowUpCondition.Diabetes ? dice.Between(6.6, 7.6) : dice.Between(5.8, 6.8));
    }

    public double Of(string series) => series switch
    {
        "spo2" => Saturation,
        "hr" => Pulse,
        "bp-sys" => Systolic,
        "bp-dia" => Diastolic,
        "rr" => Breaths,
        "temp" => Temperature,
        "weight" => Weight,
        "glucose" => Glucose,
        _ => throw new ArgumentOutOfRangeException(nameof(series), series, "The simulator does not know this series."),
    };
}
