using CsCheck;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Worklist;

/// <summary>The promises of the list, on generated matters.</summary>
public sealed class WorklistOrderTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly PatientId s_patient = new(7);
    private static readonly Gen<OpenMatter> s_matter = Gen.Select(Gen.Enum<WorklistBand>(), Gen.Int[0, 6]).Select((band, minutes) => new OpenMatter(band, s_at.AddMinutes(minutes)));

    private static readonly Gen<WorklistOrder> s_order =
        Gen.Select(Gen.Enum<WorklistBand>(), Gen.Int[0, 5], Gen.Long[1, 6]).Select((band, minutes, patient) => new WorklistOrder(band, s_at.AddMinutes(minutes), new PatientId(patient)));

    [Fact]
    public void One_more_matter_never_lowers_a_patient_whatever_it_is() =>
        Gen.Select(s_matter.Array[1, 6], s_matter).Sample((before, more) => Assert.True(Place([.. before, more]) <= Place(before)));

    [Fact]
    public void A_matter_that_gets_worse_or_is_older_never_lowers_a_patient() =>
        Gen.Select(s_matter.Array[1, 6], Gen.Int[0, 5]).Sample((matters, which) =>
        {
            var worse = matters.Select((matter, i) => i == which ? matter with { Band = WorklistBand.Red } : matter).ToArray();
            var older = matters.Select((matter, i) => i == which ? matter with { Since = matter.Since.AddMinutes(-1) } : matter).ToArray();
            Assert.True(Place(worse) <= Place(matters) && Place(older) <= Place(matters));
        });

    [Fact]
    public void The_order_of_arrival_does_not_matter() =>
        Gen.Select(s_matter.Array[1, 6], Gen.Int).Sample((matters, seed) => Assert.Equal(Place(matters), Place([.. matters.OrderBy(matter => HashCode.Combine(matter, seed))])));

    [Fact]
    public void The_list_is_in_one_order_whatever_comes_first() =>
        Gen.Select(s_order.Array[0, 15], Gen.Int).Sample((list, seed) => Assert.Equal(list.Order(), list.OrderBy(one => HashCode.Combine(one, seed)).Order()));

    [Fact]
    public void The_bands_stand_in_the_order_of_the_product()
    {
        WorklistBand[] order = [WorklistBand.Red, WorklistBand.RedOverdue, WorklistBand.RedFollowedUp, WorklistBand.Unread, WorklistBand.Lasting, WorklistBand.MissedAfterDeviation, WorklistBand.Yellow, WorklistBand.CheckDue, WorklistBand.Missed];
        Assert.Equal(order, Enum.GetValues<WorklistBand>().Order());
        var old = s_at.AddDays(-9);
        Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(Place([new(pair.First, s_at)]) < Place([new(pair.Second, old)])));
        Assert.Null(WorklistOrder.Of(s_patient, []));
    }

    [Theory]
    [InlineData("outside-limit", Severity.Yellow, WorklistBand.Yellow)]
    [InlineData("persistent-yellow", Severity.Yellow, WorklistBand.Lasting)]
    [InlineData("oxygen-trend", Severity.Yellow, WorklistBand.Lasting)]
    [InlineData("rapid-weight-gain", Severity.Yellow, WorklistBand.Lasting)]
    [InlineData("rapid-weight-gain", Severity.Red, WorklistBand.Red)]
    [InlineData("outside-limit", Severity.Red, WorklistBand.Red)]
    public void A_yellow_that_speaks_of_several_readings_goes_before_a_single_one(string rule, Severity severity, WorklistBand band) =>
        Assert.Equal(band, WorklistBands.Of(severity, AlertRules.Find(rule)!.IsOverTime, s_at, AlertLife.New, s_at, AlertTimes.Default, new(new(8, 0), new(15, 30), [], TimeZoneInfo.Utc)));

    private static WorklistOrder Place(OpenMatter[] matters) => WorklistOrder.Of(s_patient, matters)!;
}
