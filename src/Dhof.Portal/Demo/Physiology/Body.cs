using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>
/// What a device shows when the patient measures: own usual value, time of day, waves over days and weeks, illness, the device, mistakes, and the story.
/// A pure function of patient, first start and instant, so that going on later gives what generating at once would have given.
/// </summary>
internal sealed class Body(SyntheticPatient patient, StoryDays days)
{
    /// <summary>Slow waves of their full height can lower a week's saturation by two points with nobody ill, and a story would show what it does not tell.</summary>
    private const double TellersWaves = 0.5;

    /// <param name="calm">Stays inside the limits whatever the dice say.</param>
    /// <param name="forced">Goes outside the limits whatever the dice say.</param>
    public SimulatedReading Measure(MeasurementKind kind, DateTimeOffset at, bool calm = false, Severity forced = Severity.Green)
    {
        var dice = new Dice(Throw.Device, patient.Seed, patient.Index, at.ToUnixTimeSeconds(), kind.Order);
        var exerted = kind.Key is "spo2" or "hr" && dice.Happens(0.04);
        var technique = dice.Happens(0.007);
        calm |= forced > Severity.Green || patient.Story != Story.None || days.IsCalm(at);
        var value = Value(0);
        var second = kind.Series.Length > 1 ? Math.Min(Value(1), value - 15) : (double?)null;

        return new(
            kind,
            at,
            kind.Round((decimal)value),
            second is { } lower ? kind.Round((decimal)lower) : null,
            kind.Key == "spo2" ? new OxygenTherapy(patient.Oxygen ?? 0) : null,
            exerted ? Activity.Exertion : kind.Key is "spo2" or "hr" or "bp" or "rr" ? Activity.Rest : Activity.NotRecorded);

        double Value(int series)
        {
            var key = kind.Series[series].Key;
            var variation = Variation.Of[key];
            var local = OsloTime.Of(at);
            var (day, hour) = (DateOnly.FromDateTime(local.DateTime).DayNumber, local.TimeOfDay.TotalHours);
            var limit = patient.Limits.Of(key) is [.., var last] ? last : null;
            var living = Living(key, kind.Order + (10 * series), variation, day, hour)
                + (variation.Device * dice.Bell())
                + (exerted ? variation.Exertion : 0)
                + (technique ? variation.Technique : 0);

            if (calm && limit is not null)
            {
                living = Inside(limit.Band, living, variation.Margin);
            }

            if (forced > Severity.Green && series == 0 && limit is not null && Deviation.Of(limit.Band, key, forced, ref dice) is { } outside)
            {
                return outside;
            }

            return StoryLine.Value(patient.Story, days, day, hour, patient.Condition, key, patient.Usual, limit, ref dice) ?? (key == "spo2" ? Math.Min(living, 99) : living);
        }
    }

    private double Living(string key, int series, Variation variation, int day, double hour) =>
        patient.Usual.Of(key)
        + (variation.Evening * (hour - 14) / 12)
        + (variation.On(day, patient.Seed, patient.Index, series) * (StoryLine.IsTold(patient.Story) ? TellersWaves : 1))
        + (StoryLine.IsWell(patient.Story) ? 0 : Episodes.Strength(patient.Seed, patient.Index, day, StoryLine.Free(patient.Story, days)) * Episodes.Effect(patient.Condition, key));

    /// <summary>What lies outside is folded back, so that quiet days look like days and not like a line along the limit.</summary>
    private static double Inside(LimitBand band, double value, double margin)
    {
        var low = (double?)band.YellowBelow + margin ?? double.MinValue;
        var high = (double?)band.YellowFrom - margin ?? double.MaxValue;

        return value < low ? Math.Min(low + ((low - value) * 0.3), Math.Min(low + margin, high))
            : value > high ? Math.Max(high - ((value - high) * 0.3), Math.Max(high - margin, low))
            : value;
    }
}
