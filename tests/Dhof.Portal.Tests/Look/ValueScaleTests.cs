using CsCheck;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;

namespace Dhof.Portal.Tests.Look;

public sealed class ValueScaleTests
{
    [Fact]
    public void Every_value_is_inside_the_frame_and_a_higher_value_is_higher_up() => Gen.Select(Gen.Int[0, MeasurementCatalogue.Kinds.Length - 1], Gen.Double[0, 1].Array[1, 20]).Sample((index, shares) =>
    {
        var kind = MeasurementCatalogue.Kinds[index];
        var possible = kind.Series[0].Possible;
        var values = shares.Select(share => kind.Round(possible.From + ((decimal)share * (possible.To - possible.From)))).Order().ToList();
        var scale = ValueScale.Around(values, kind, LaneSize.Lane);

        Assert.All(values, value => Assert.InRange(scale.Y(value), scale.Size.Padding, scale.Size.Height - scale.Size.Padding));
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(scale.Y(pair.First) >= scale.Y(pair.Second)));
        Assert.InRange(scale.Ticks.Length, 1, 5);
        Assert.All(scale.Ticks, tick => Assert.InRange(tick, scale.Low, scale.High));
    });

    [Fact]
    public void A_few_hundred_grams_do_not_fill_the_lane()
    {
        var scale = ValueScale.Around([80.0m, 80.3m], MeasurementCatalogue.Get("weight"), LaneSize.Lane);
        Assert.True(scale.High - scale.Low >= 2.4m);
    }
}
