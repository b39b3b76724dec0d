using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Measurements;

namespace Dhof.Portal.Tests.Look;

public sealed class ChartChangeTests
{
    private static readonly DateTimeOffset s_first = new(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly MeasurementKind s_bp = MeasurementCatalogue.Get("bp");
    private static readonly LimitHistory s_limits = new(DefaultLimits.Bands.Select(band => new Limit(band.Key, band.Value, s_first.AddDays(-9), "", "", null)));

    [Fact]
    public void A_splice_turns_one_list_into_the_other_and_touches_only_what_differs() => Gen.Select(Gen.Int[0, 3].Array[0, 12], Gen.Int[0, 3].Array[0, 12]).Sample((before, after) =>
    {
        var splice = Splice.Between([.. before], [.. after]);
        Assert.Equal(after, Of([.. before], splice));
        Assert.True(splice.Out == 0 || splice.In.IsEmpty || (before[splice.At] != splice.In[0] && before[splice.At + splice.Out - 1] != splice.In[^1]));
    });

    [Fact]
    public void The_change_makes_the_new_numbers_of_the_old_ones_in_any_history() =>
        Gen.Select(Gen.Select(Gen.Int[1, 3000], Gen.Int[80, 190], Gen.Bool).Array[2, 300], Gen.Int[1, 4], Gen.Int[100, 600]).Sample((steps, added, pixels) =>
        {
            var readings = Readings(steps);
            var before = Open(readings[..^Math.Min(added, readings.Length - 1)], readings[^1].At);
            var after = Open(readings, readings[^1].At).After(before);
            var (one, other) = (before.Window(before.Since(null), pixels), after.Window(after.Since(null), pixels));
            var change = ChartChange.Between(one, other)!;

            Assert.Equal((one.Number, other.Number), (change.Basis, change.Number));
            Assert.Equal(Written(other), Written(Changed(one, change)));
        });

    [Fact]
    public void Other_windows_and_other_series_are_no_change()
    {
        var chart = Open(Readings([(60, 120, true), (90, 130, true)]), s_first.AddDays(2));
        var whole = chart.Window(chart.Since(null), 600);
        Assert.Null(ChartChange.Between(whole, chart.Window(chart.Since(s_first.AddDays(1)), 600)));
        Assert.Null(ChartChange.Between(whole, whole with { Series = whole.Series[1..] }));
    }

    [Fact]
    public void A_measurement_after_three_years_of_them_is_told_in_a_fortieth_of_the_whole()
    {
        var readings = Readings([.. Enumerable.Range(0, 1_700).Select(i => (900 + (i % 7), 120 + (i * 37 % 60), true))]);
        var (before, after) = (Open(readings[..^1], readings[^1].At), Open(readings, readings[^1].At));
        var (one, other) = (before.Window(before.Since(null), 600), after.Window(after.Since(null), 600));

        var told = JsonSerializer.Serialize(ChartChange.Between(one, other)!).Length;
        Assert.InRange(told, 1, JsonSerializer.Serialize(other).Length / 40);
    }

    private static OpenedChart Open(Reading[] readings, DateTimeOffset now) =>
        new(new(s_bp, readings, s_limits, new(readings[0].At, now.AddHours(9), TimeSpan.FromHours(40)), now), new Dictionary<long, string>(), []);

    private static Reading[] Readings((int Minutes, int Systolic, bool Valid)[] steps)
    {
        var at = s_first;
        return [.. steps.Select((step, i) => new Reading(i + 1, at = at.AddMinutes(step.Minutes), step.Systolic, step.Systolic - 45, step.Valid ? ReadingMarks.None : ReadingMarks.Impossible, null, Activity.NotRecorded))];
    }

    private static ChartData Changed(ChartData data, ChartChange change) => data with
    {
        Scale = change.Scale,
        Series = [.. data.Series.Zip(change.Series, (series, of) => series with { At = Of(series.At, of.At), Value = Of(series.Value, of.Value), Upper = Of(series.Upper, of.Upper) })],
        Gaps = Of(data.Gaps, change.Gaps),
        Notes = Of(data.Notes, change.Notes),
        Points = new(Of(data.Points.At, change.Points.At), Of(data.Points.Value, change.Points.Value), change.Points.Letters, Of(data.Points.Texts, change.Points.Texts), Of(data.Points.Said, change.Points.Said)),
    };

    private static ImmutableArray<T> Of<T>(ImmutableArray<T> before, Splice<T> splice) => before.RemoveRange(splice.At, splice.Out).InsertRange(splice.At, splice.In);

    private static string Written(ChartData data) => JsonSerializer.Serialize(new { data.From, data.To, data.Scale, data.Series, data.Gaps, data.Notes, data.Points });
}
