using CsCheck;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Tests.Look;

public sealed class DecimationTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Sample[]> s_series =
        from steps in Gen.Select(Gen.Int[0, 500], Gen.Int[40, 160], Gen.Int[0, 60]).Array[1, 1500]
        select Ordered(steps);

    [Fact]
    public void The_first_the_last_the_extremes_and_everything_outside_its_limit_stay() => Gen.Select(s_series, Gen.Int[1, 80]).Sample((series, buckets) =>
    {
        var left = series.Where((_, i) => Decimation.Kept(series, buckets)[i]).ToList();

        Assert.Equal(series[0], left[0]);
        Assert.Equal(series[^1], left[^1]);
        Assert.Equal(series.Min(sample => sample.Value), left.Min(sample => sample.Value));
        Assert.Equal(series.Max(sample => sample.Value), left.Max(sample => sample.Value));
        Assert.Equal(series.Where(sample => sample.MustKeep), left.Where(sample => sample.MustKeep));
    }, iter: 300);

    [Fact]
    public void Besides_what_must_stay_there_are_at_most_two_in_a_bucket_and_the_two_ends() => Gen.Select(s_series, Gen.Int[1, 80]).Sample((series, buckets) =>
        Decimation.Kept(series, buckets).Count(kept => kept) <= (2 * buckets) + 2 + series.Count(sample => sample.MustKeep), iter: 300);

    [Fact]
    public void The_extremes_of_every_bucket_stay()
    {
        Sample[] series = [.. Enumerable.Range(0, 1000).Select(i => new Sample(s_start.AddMinutes(i), i % 100 == 37 ? 10 : i % 100 == 62 ? 200 : 100, false))];
        var kept = Decimation.Kept(series, 10);

        Assert.All(Enumerable.Range(0, 9), bucket => Assert.True(kept[(bucket * 100) + 37] && kept[(bucket * 100) + 62]));
    }

    [Fact]
    public void A_series_that_fits_is_left_alone() =>
        Assert.All(Decimation.Kept([.. Enumerable.Range(0, 20).Select(i => new Sample(s_start.AddMinutes(i), 90, false))], 10), Assert.True);

    [Fact]
    public void Readings_at_one_and_the_same_instant_do_no_harm() =>
        Assert.Equal(2, Decimation.Kept([.. Enumerable.Range(0, 100).Select(_ => new Sample(s_start, 90, false))], 3).Count(kept => kept));

    private static Sample[] Ordered((int Minutes, int Value, int Lot)[] steps)
    {
        var at = s_start;
        return [.. steps.Select(step => new Sample(at = at.AddMinutes(step.Minutes), step.Value, step.Lot == 0))];
    }
}
