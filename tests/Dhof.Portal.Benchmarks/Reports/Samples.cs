namespace Dhof.Portal.Benchmarks.Reports;

/// <summary>What repeated measurements say.</summary>
internal static class Samples
{
    /// <param name="share">0.5 is the median.</param>
    public static double Percentile(this IEnumerable<double> samples, double share)
    {
        double[] ordered = [.. samples.Order()];
        return ordered[Math.Clamp((int)Math.Ceiling(share * ordered.Length) - 1, 0, ordered.Length - 1)];
    }
}
