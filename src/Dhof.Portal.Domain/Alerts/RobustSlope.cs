using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>
/// How a series goes, per day: the median of the slopes between every two days (Theil 1950, Sen 1968), which one wrong day does not move, with the interval in which
/// the true slope lies nine times of ten (Sen 1968, by Kendall's variance, taken outwards to the next slope). Of few days the interval is wide, and that is told.
/// </summary>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end.</param>
public readonly record struct RobustSlope(decimal PerDay, decimal Low, decimal High)
{
    /// <summary>Of 90 %, both sides.</summary>
    private const double Quantile = 1.645;

    /// <param name="days">Two or more, each day once.</param>
    public static RobustSlope Of(ImmutableArray<DailyMean> days)
    {
        decimal[] slopes =
        [
            .. days.SelectMany((one, i) => days.Skip(i + 1).Select(other => (other.Mean - one.Mean) / (other.Day - one.Day))).Order(),
        ];

        double n = days.Length;
        var reach = Quantile * Math.Sqrt(n * (n - 1) * ((2 * n) + 5) / 18);
        var low = Math.Max(0, (int)Math.Floor((slopes.Length - reach) / 2) - 1);
        var high = Math.Min(slopes.Length - 1, (int)Math.Ceiling((slopes.Length + reach) / 2));

        return new((slopes[slopes.Length / 2] + slopes[(slopes.Length - 1) / 2]) / 2, slopes[low], slopes[high]);
    }
}
