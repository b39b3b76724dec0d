using System.Globalization;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>A figure with its 95 % confidence interval.</summary>
internal readonly record struct Interval(double Value, double Low, double High)
{
    private const double Z = 1.959964;

    /// <summary>A share, by Wilson's score (Wilson 1927, J Am Stat Assoc 22:209): stays between 0 and 1 also for few and for none.</summary>
    public static Interval OfShare(int part, int whole)
    {
        if (whole == 0)
        {
            return new(double.NaN, 0, 1);
        }

        var (share, n, squared) = ((double)part / whole, (double)whole, Z * Z);
        var middle = (share + (squared / (2 * n))) / (1 + (squared / n));
        var half = Z / (1 + (squared / n)) * Math.Sqrt((share * (1 - share) / n) + (squared / (4 * n * n)));
        return new(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>The mean over patients: the alerts of one patient belong together, so it is patients that vary.</summary>
    public static Interval OfMean(IReadOnlyCollection<double> patients)
    {
        if (patients.Count < 2)
        {
            return new(patients.Count == 0 ? double.NaN : patients.Single(), 0, double.PositiveInfinity);
        }

        var mean = patients.Average();
        var half = Z * Math.Sqrt(patients.Sum(one => (one - mean) * (one - mean)) / (patients.Count - 1) / patients.Count);
        return new(mean, Math.Max(0, mean - half), mean + half);
    }

    public string AsShare => string.Create(CultureInfo.InvariantCulture, $"{100 * Value:0} % ({100 * Low:0}–{100 * High:0})");

    public string AsRate => string.Create(CultureInfo.InvariantCulture, $"{Value:0.000} ({Low:0.000}–{High:0.000})");
}
