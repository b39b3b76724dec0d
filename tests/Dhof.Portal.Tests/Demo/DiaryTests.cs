using CsCheck;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Demo;

public sealed class DiaryTests
{
    [Fact]
    public void Going_on_later_gives_what_generating_at_once_gives() =>
        Gen.Select(Synthetic.AnySmall, Gen.Int[0, 15], Gen.Int[0, 3_000], Gen.Int[0, 3_000]).Sample(
            (region, patient, hours, more) =>
            {
                var stop = region.FirstStart.AddHours(-1_000 + hours);
                var end = stop.AddHours(more);

                IEnumerable<SimulatedReading> inTwo = [.. Synthetic.Readings(region, patient, through: stop), .. Synthetic.Readings(region, patient, stop, end)];
                Assert.Equal(Synthetic.Readings(region, patient, through: end), inTwo);
            },
            iter: 60);

    [Fact]
    public void Readings_are_in_order_distinct_and_never_in_the_future() =>
        Gen.Select(Synthetic.AnySmall, Gen.Int[0, 15]).Sample(
            (region, patient) =>
            {
                var readings = Synthetic.Readings(region, patient);
                Assert.Equal(readings.OrderBy(r => r.At), readings);
                Assert.Equal(readings.Length, readings.Select(r => (r.Kind, r.At)).Distinct().Count());
                Assert.All(readings, r => Assert.InRange(r.At, region.Patients[patient].EnrolledFrom, region.FirstStart));
            },
            iter: 60);

    [Fact]
    public void The_region_holds_about_300_000_readings_of_every_kind()
    {
        var region = Region.Create(DemoOptions.Default, 1, Synthetic.Monday);
        var all = Enumerable.Range(0, 120).SelectMany(patient => Synthetic.Readings(region, patient)).ToArray();

        Assert.InRange(all.Length, 250_000, 350_000);
        Assert.Equal(MeasurementCatalogue.Kinds, all.Select(r => r.Kind).Distinct().OrderBy(kind => kind.Order));
        Assert.Equal((84, 36), (region.Patients.Count(p => p.Team.Municipality == Organisations.Larvik), region.Patients.Count(p => p.Team.Municipality == Organisations.OsloDistrict)));
        Assert.Contains(all, r => r.Activity == Activity.Exertion);
        Assert.Contains(all, r => r.Oxygen is { LitresPerMinute: 2 });
        Assert.Contains(all, r => r.Oxygen == OxygenTherapy.RoomAir);
    }

    [Fact]
    public void The_seed_decides_the_readings()
    {
        var (one, again, two) = (Region.Create(DemoOptions.Small, 1, Synthetic.Monday), Region.Create(DemoOptions.Small, 1, Synthetic.Monday), Region.Create(DemoOptions.Small, 2, Synthetic.Monday));
        Assert.Equal(Synthetic.Readings(one, 11), Synthetic.Readings(again, 11));
        Assert.NotEqual(Synthetic.Readings(one, 11), Synthetic.Readings(two, 11));
    }

    [Fact]
    public void A_known_throw_is_the_same_in_every_release()
    {
        var dice = new Dice(Throw.Device, 1, 2, 3);
        Assert.Equal(7018455530846060001ul, dice.Next());
    }
}
