using System.Collections.Frozen;

namespace Dhof.Portal.Demo.Physiology;

/// <summary>How a series moves without illness.</summary>
/// <param name="Evening">What a day adds from its beginning to its end: slow rhythms of the body.</param>
/// <param name="Days">Half the width of the waves over days, and of those over weeks.</param>
/// <param name="Device">Deviation of the device and of how it is held.</param>
/// <param name="Technique">What a mistake in measuring adds: a cold finger, a cuff below the heart, sugar on the finger.</param>
/// <param name="Exertion">What having just walked adds.</param>
/// <param name="Margin">How far inside the limits a patient with nothing to report stays.</param>
internal sealed record Variation(double Evening, double Days, double Device, double Technique, double Exertion, double Margin)
{
    public static FrozenDictionary<string, Variation> Of { get; } = new Dictionary<string, Variation>
    {
        ["spo2"] = new(-0.3, 1.0, 0.6, -5, -1.5, 1),
        ["hr"] = new(4, 5.5, 3.5, 0, 15, 3),
        ["bp-sys"] = new(-4, 6.5, 5.5, 20, 0, 5),
        ["bp-dia"] = new(-2, 3.5, 3.5, 11, 0, 4),
        ["rr"] = new(0.4, 1, 0.8, 0, 2, 1),
        ["temp"] = new(0.25, 0.14, 0.1, -0.6, 0, 0.2),
        ["weight"] = new(0, 0.4, 0.12, 0, 0, 0.4),
        ["glucose"] = new(0.5, 0.8, 0.65, 3, 0, 0.4),
    }.ToFrozenDictionary();

    /// <summary>Two smooth waves, one over days and one over weeks, through throws that the day alone decides.</summary>
    public double On(int day, int seed, int patient, int series) =>
        Days * ((0.6 * Wave(day, 3, seed, patient, series)) + (0.6 * Wave(day, 17, seed, patient, series)));

    private static double Wave(int day, int length, int seed, int patient, int series)
    {
        var (knot, rest) = Math.DivRem(day, length);
        var from = Knot(knot);
        var part = (double)rest / length;

        return from + ((Knot(knot + 1) - from) * part * part * (3 - (2 * part)));

        double Knot(int at) => new Dice(Throw.Wave, seed, patient, series, length, at).Between(-1, 1);
    }
}
