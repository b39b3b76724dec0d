using CsCheck;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Tests.Sources;

public sealed class SameReadingProperties(ITestOutputHelper output)
{
    private const int Series = 2000;

    // A cuff needs half a minute, and one minute between is what the guidelines ask for.
    [Fact]
    public void Where_registers_lack_any_two_readings_are_never_one_and_duplicates_are_found() => Judge(90, oneHasAll: false);

    [Fact]
    public void Where_one_register_has_all_two_readings_are_never_one_however_soon_they_follow() => Judge(1, oneHasAll: true);

    [Fact]
    public void Every_reading_is_in_one_group_whatever_the_order_and_a_group_stays_one() => Gen.Int.Sample(
        seed =>
        {
            var series = new HomeSeries(seed, 10, oneHasAll: false);
            var groups = SameReadings.Of(series.Readings);
            var shuffled = series.Readings.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(series.Readings.OrderBy(one => one.Key), groups.SelectMany(group => group.Readings).OrderBy(one => one.Key));
            Assert.Equal(groups, SameReadings.Of(shuffled));
            Assert.Equal(groups, SameReadings.Of(groups.SelectMany(group => group.Readings)));
            Assert.All(groups, group => Assert.Equal([group], SameReadings.Of(group.Readings.Reverse())));
            Assert.All(groups, group => Assert.Equal(group.Readings.Length, group.Readings.DistinctBy(one => one.Holder.Source).Count()));
        },
        iter: 1000);

    private void Judge(double leastSeconds, bool oneHasAll)
    {
        var counted = new Counted();

        Gen.Int.Sample(
            seed =>
            {
                var series = new HomeSeries(seed, leastSeconds, oneHasAll);
                var groups = SameReadings.Of(series.Readings);
                var wrong = groups.Where(group => group.Readings.Select(series.Of).Distinct().Count() > 1).ToList();
                Assert.True(wrong.Count == 0, string.Join('\n', wrong.SelectMany(group => group.Readings.Select(one => $"{one} {series.Of(one)}"))));
                counted.Add(series, groups);
            },
            iter: Series);

        output.WriteLine(counted.ToString());
        Assert.True(counted.Planted > 10 * Series && counted.ByValue > Series);
        Assert.True(counted.Found >= 0.98 * counted.Planted, counted.ToString());
    }

    /// <summary>Pairs of one measuring in two registers.</summary>
    private sealed class Counted
    {
        private readonly Lock _lock = new();
        private int _readings, _ambiguous, _ambiguousFound, _withdrawn;

        public int Planted { get; private set; }

        public int Found { get; private set; }

        public int ByValue { get; private set; }

        public void Add(HomeSeries series, IReadOnlyList<SameReading> groups)
        {
            var together = groups.SelectMany(group => group.Readings.Select(one => ((one.Holder, one.Key), group))).ToDictionary(pair => pair.Item1, pair => pair.group);
            var ambiguous = series.Ambiguous();

            lock (_lock)
            {
                _readings += series.Readings.Count;

                foreach (var (one, other) in series.Readings.GroupBy(series.Of).SelectMany(same => same.SelectMany(one => same.Select(other => (one, other)))).Where(pair => string.CompareOrdinal(pair.one.Holder.Source!.Value.Value, pair.other.Holder.Source!.Value.Value) < 0))
                {
                    var found = ReferenceEquals(together[(one.Holder, one.Key)], together[(other.Holder, other.Key)]);

                    if (ambiguous.Contains(series.Of(one)))
                    {
                        _ambiguous++;
                        _ambiguousFound += found ? 1 : 0;
                    }
                    else if (series.Readings.Where(third => series.Of(third) == series.Of(one)).DistinctBy(third => third.IsWithdrawn).Count() > 1)
                    {
                        _withdrawn++;
                    }
                    else
                    {
                        Planted++;
                        Found += found ? 1 : 0;
                        ByValue += found && one.Identifier != other.Identifier ? 1 : 0;
                    }
                }
            }
        }

        public override string ToString() =>
            $"{_readings} readings; {Planted} duplicates planted, {Found} found ({100.0 * Found / Planted:F2} %), {ByValue} of them without a common identifier; left out: {_ambiguous} ambiguous ({_ambiguousFound} found), {_withdrawn} withdrawn in one register";
    }
}
