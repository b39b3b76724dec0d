using Dhof.Portal.Domain.Questionnaires.Scores;

namespace Dhof.Portal.Tests.Questionnaires.Scores;

/// <summary>Both sides of every boundary of the chart: Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017, chart 1.</summary>
public sealed class News2Tests
{
    private static readonly News2Values s_well = new(News2Scale.One, 16, 97, false, 120, 70, true, 37.0m);

    [Theory]
    [InlineData(8, 3)]
    [InlineData(9, 1)]
    [InlineData(11, 1)]
    [InlineData(12, 0)]
    [InlineData(20, 0)]
    [InlineData(21, 2)]
    [InlineData(24, 2)]
    [InlineData(25, 3)]
    [InlineData(8.4, 3)]
    [InlineData(8.5, 1)]
    [InlineData(24.5, 3)]
    public void Respiratory_rate(decimal value, int points) => Assert.Equal(points, Of(s_well with { RespiratoryRate = value }, News2Parameter.RespiratoryRate));

    [Theory]
    [InlineData(91, 3)]
    [InlineData(92, 2)]
    [InlineData(93, 2)]
    [InlineData(94, 1)]
    [InlineData(95, 1)]
    [InlineData(96, 0)]
    [InlineData(100, 0)]
    [InlineData(91.5, 2)]
    public void Oxygen_saturation_by_scale_1(decimal value, int points)
    {
        Assert.Equal(points, Of(s_well with { OxygenSaturation = value }, News2Parameter.OxygenSaturation));
        Assert.Equal(points, Of(s_well with { OxygenSaturation = value, OnOxygen = true }, News2Parameter.OxygenSaturation));
    }

    [Theory]
    [InlineData(83, 3, 3)]
    [InlineData(84, 2, 2)]
    [InlineData(85, 2, 2)]
    [InlineData(86, 1, 1)]
    [InlineData(87, 1, 1)]
    [InlineData(88, 0, 0)]
    [InlineData(92, 0, 0)]
    [InlineData(93, 0, 1)]
    [InlineData(94, 0, 1)]
    [InlineData(95, 0, 2)]
    [InlineData(96, 0, 2)]
    [InlineData(97, 0, 3)]
    [InlineData(100, 0, 3)]
    [InlineData(92.5, 0, 1)]
    public void Oxygen_saturation_by_scale_2(decimal value, int onAir, int onOxygen)
    {
        Assert.Equal(onAir, Of(s_well with { Scale = News2Scale.Two, OxygenSaturation = value, OnOxygen = false }, News2Parameter.OxygenSaturation));
        Assert.Equal(onOxygen, Of(s_well with { Scale = News2Scale.Two, OxygenSaturation = value, OnOxygen = true }, News2Parameter.OxygenSaturation));
    }

    [Fact]
    public void By_scale_2_above_the_target_has_no_points_where_oxygen_is_not_known()
    {
        var unknown = s_well with { Scale = News2Scale.Two, OnOxygen = null };
        Assert.Null(Of(unknown with { OxygenSaturation = 93 }, News2Parameter.OxygenSaturation));
        Assert.Equal(0, Of(unknown with { OxygenSaturation = 92 }, News2Parameter.OxygenSaturation));
        Assert.Equal([News2Parameter.OxygenSaturation, News2Parameter.Oxygen], News2.Of(unknown with { OxygenSaturation = 93 }).Missing);
    }

    [Theory, InlineData(false, 0), InlineData(true, 2)]
    public void Oxygen(bool on, int points) => Assert.Equal(points, Of(s_well with { OnOxygen = on }, News2Parameter.Oxygen));

    [Theory]
    [InlineData(90, 3)]
    [InlineData(91, 2)]
    [InlineData(100, 2)]
    [InlineData(101, 1)]
    [InlineData(110, 1)]
    [InlineData(111, 0)]
    [InlineData(219, 0)]
    [InlineData(220, 3)]
    [InlineData(219.5, 3)]
    public void Systolic(decimal value, int points) => Assert.Equal(points, Of(s_well with { Systolic = value }, News2Parameter.Systolic));

    [Theory]
    [InlineData(40, 3)]
    [InlineData(41, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 0)]
    [InlineData(90, 0)]
    [InlineData(91, 1)]
    [InlineData(110, 1)]
    [InlineData(111, 2)]
    [InlineData(130, 2)]
    [InlineData(131, 3)]
    public void Pulse(decimal value, int points) => Assert.Equal(points, Of(s_well with { Pulse = value }, News2Parameter.Pulse));

    [Theory, InlineData(true, 0), InlineData(false, 3)]
    public void Consciousness(bool alert, int points) => Assert.Equal(points, Of(s_well with { IsAlert = alert }, News2Parameter.Consciousness));

    [Theory]
    [InlineData(35.0, 3)]
    [InlineData(35.1, 1)]
    [InlineData(36.0, 1)]
    [InlineData(36.1, 0)]
    [InlineData(38.0, 0)]
    [InlineData(38.1, 1)]
    [InlineData(39.0, 1)]
    [InlineData(39.1, 2)]
    [InlineData(35.04, 3)]
    [InlineData(35.05, 1)]
    [InlineData(38.04, 0)]
    [InlineData(38.05, 1)]
    public void Temperature(decimal value, int points) => Assert.Equal(points, Of(s_well with { Temperature = value }, News2Parameter.Temperature));

    [Fact]
    public void The_total_is_of_all_seven_from_0_to_20()
    {
        Assert.Equal((0, false), (News2.Of(s_well).Total, News2.Of(s_well).HasSingleThree));
        var worst = News2.Of(new(News2Scale.One, 30, 80, true, 80, 140, false, 34));
        Assert.Equal((20, true), (worst.Total, worst.HasSingleThree));
        Assert.Equal(7, worst.Parts.Length);
    }

    [Fact]
    public void Without_one_of_the_seven_there_is_no_total_and_what_is_missing_is_named()
    {
        (News2Parameter Missing, News2Values Values)[] without =
        [
            (News2Parameter.RespiratoryRate, s_well with { RespiratoryRate = null }),
            (News2Parameter.OxygenSaturation, s_well with { OxygenSaturation = null }),
            (News2Parameter.Oxygen, s_well with { OnOxygen = null }),
            (News2Parameter.Systolic, s_well with { Systolic = null }),
            (News2Parameter.Pulse, s_well with { Pulse = null }),
            (News2Parameter.Consciousness, s_well with { IsAlert = null }),
            (News2Parameter.Temperature, s_well with { Temperature = null }),
        ];

        Assert.All(without, one =>
        {
            var score = News2.Of(one.Values);
            Assert.Null(score.Total);
            Assert.Equal([one.Missing], score.Missing);
        });
    }

    private static int? Of(News2Values values, News2Parameter parameter) => News2.Of(values).Parts.Single(part => part.Parameter == parameter).Points;
}
