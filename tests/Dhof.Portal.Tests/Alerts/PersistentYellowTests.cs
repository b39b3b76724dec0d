using CsCheck;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>Two of the last three readings of a series [P]; SpO₂ by the default limits: yellow from 88 to below 92, red below 88.</summary>
public sealed class PersistentYellowTests
{
    private const double Green = 95, Yellow = 90, Red = 86;

    private static readonly TimeSpan s_now = TimeSpan.Zero;

    [Theory]
    [InlineData(null, Green, Yellow, false)]
    [InlineData(null, null, Yellow, false)]
    [InlineData(null, Yellow, Yellow, true)]
    [InlineData(Green, Yellow, Yellow, true)]
    [InlineData(Yellow, Green, Yellow, true)]
    [InlineData(Yellow, Yellow, Yellow, true)]
    [InlineData(Green, Green, Yellow, false)]
    [InlineData(Yellow, Yellow, Green, false)]
    [InlineData(Green, Red, Yellow, true)]
    [InlineData(Yellow, Green, Red, true)]
    [InlineData(Red, Green, Red, true)]
    public void Two_of_the_last_three_and_the_last_among_them(double? first, double? second, double third, bool found)
    {
        var history = new Histories();

        if (first is { } one)
        {
            history.Add("spo2", one, TimeSpan.FromDays(2));
        }

        if (second is { } two)
        {
            history.Add("spo2", two, TimeSpan.FromDays(1));
        }

        Assert.Equal(found ? Severity.Yellow : null, history.Add("spo2", third, s_now).Judge(new PersistentYellow())?.Severity);
    }

    [Fact]
    public void A_fourth_reading_back_is_not_looked_at() =>
        Assert.Null(new Histories().Add("spo2", Yellow, TimeSpan.FromDays(3)).Add("spo2", Green, TimeSpan.FromDays(2)).Add("spo2", Green, TimeSpan.FromDays(1)).Add("spo2", Yellow, s_now).Judge(new PersistentYellow()));

    [Theory, InlineData(180, true), InlineData(180.02, false)]
    public void What_is_older_than_a_week_and_a_half_day_is_not_either(double hours, bool found) =>
        Assert.Equal(found, new Histories().Add("spo2", Yellow, TimeSpan.FromHours(hours)).Add("spo2", Yellow, s_now).Judge(new PersistentYellow()) is not null);

    [Theory]
    [InlineData(ReadingMarks.Impossible, false), InlineData(ReadingMarks.Withdrawn, false), InlineData(ReadingMarks.Improbable, true)]
    public void What_does_not_count_is_passed_over(ReadingMarks marks, bool counts)
    {
        Assert.Equal(counts, new Histories().Add("spo2", Yellow, TimeSpan.FromDays(1), marks).Add("spo2", Yellow, s_now).Judge(new PersistentYellow()) is not null);

        // The one before it takes its place among the three.
        Assert.True(new Histories().Add("spo2", Yellow, TimeSpan.FromDays(3)).Add("spo2", Green, TimeSpan.FromDays(2)).Add("spo2", Yellow, TimeSpan.FromDays(1), marks).Add("spo2", Yellow, s_now).Judge(new PersistentYellow()) is not null);
    }

    [Fact]
    public void Each_is_held_against_the_limit_in_force_at_its_own_time()
    {
        var lowered = new LimitHistory([new("spo2", new(88, 92, null, null), Histories.Now.AddYears(-1), "a", "r", null), new("spo2", new(80, 84, null, null), Histories.Now.AddHours(-12), "a", "r", "b")]);
        Assert.NotNull(new Histories { Limits = lowered }.Add("spo2", 90, TimeSpan.FromDays(1)).Add("spo2", 83, s_now).Judge(new PersistentYellow()));
        Assert.Null(new Histories { Limits = lowered }.Add("spo2", 90, TimeSpan.FromHours(12)).Add("spo2", 83, s_now).Judge(new PersistentYellow()));
    }

    [Fact]
    public void Each_pressure_is_a_series_of_its_own()
    {
        var found = new Histories().Add("bp", 165, TimeSpan.FromDays(1), second: 80).Add("bp", 150, s_now, second: 100).Judge(new PersistentYellow());
        Assert.Null(found);
        Assert.Equal("bp-sys", new Histories().Add("bp", 165, TimeSpan.FromDays(1), second: 80).Add("bp", 170, s_now, second: 80).Judge(new PersistentYellow())?.Series);
    }

    [Fact]
    public void It_tells_which_readings_and_how_many()
    {
        var finding = new Histories().Add("spo2", Red, TimeSpan.FromDays(2)).Add("spo2", Green, TimeSpan.FromDays(1)).Add("spo2", Yellow, s_now).Judge(new PersistentYellow())!;
        Assert.Equal((90m, 92m, true), (finding.Value, finding.Edge, finding.Below));
        Assert.Equal(new([1, 3], [new("outside", 2), new("red", 1), new("of", 3), new("least", 2), new("window-days", 7.5m)]), finding.Basis);
    }

    [Fact]
    public void A_worse_value_never_takes_the_finding_away() => Gen.Select(Gen.Int[80, 97].Array[1, 8], Gen.Int[0, 7], Gen.Int[1, 10]).Sample((values, which, worse) =>
    {
        var changed = values.Select((value, i) => i == which % values.Length ? Math.Max(70, value - worse) : value);
        return Found(values) is false || Found(changed);
    });

    private static bool Found(IEnumerable<int> values) => values.Reverse().Select((value, i) => (value, i)).Reverse()
        .Aggregate(new Histories(), (history, one) => history.Add("spo2", one.value, TimeSpan.FromHours(12 * one.i))).Judge(new PersistentYellow()) is not null;
}
