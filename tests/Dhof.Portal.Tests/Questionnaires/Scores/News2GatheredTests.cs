using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Questionnaires.Scores;

namespace Dhof.Portal.Tests.Questionnaires.Scores;

public sealed class News2GatheredTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Reading s_alert = Of(1, 0, 0);

    [Fact]
    public void All_seven_within_an_hour_give_a_total()
    {
        var found = Gather(("rr", 22, -30), ("spo2", 93, -20), ("bp", 105, -10), ("hr", 95, 10), ("temp", 38.5m, 30));
        Assert.Equal((2 + 2 + 0 + 1 + 1 + 0 + 1, News2Scale.One), (found.Result.Total, found.Scale.Scale));
        Assert.Equal((s_at.AddMinutes(-30), s_at.AddMinutes(30)), (found.From, found.At));
    }

    [Theory]
    [InlineData(-30, 30, true)]
    [InlineData(-30, 30.02, false)] // the first and the last lie more than an hour apart
    [InlineData(-60, 0, true)]
    [InlineData(-60.02, 0, false)]
    [InlineData(0, 60, true)]
    [InlineData(0, 60.02, false)]
    public void What_lies_more_than_an_hour_apart_is_not_one_score(double pulse, double temperature, bool isComplete)
    {
        var found = Gather(("rr", 16, 0), ("spo2", 96, 0), ("bp", 120, 0), ("hr", 70, pulse), ("temp", 37, temperature));
        Assert.Equal(isComplete, found.Result.Total is not null);
        Assert.InRange(found.At - found.From, TimeSpan.Zero, News2Gathered.Window);
    }

    [Theory]
    [InlineData("rr", News2Parameter.RespiratoryRate)]
    [InlineData("bp", News2Parameter.Systolic)]
    [InlineData("hr", News2Parameter.Pulse)]
    [InlineData("temp", News2Parameter.Temperature)]
    public void One_that_is_missing_leaves_no_total(string without, News2Parameter missing)
    {
        var found = Gather([.. new[] { ("rr", 16m, 0.0), ("spo2", 96m, 0.0), ("bp", 120m, 0.0), ("hr", 70m, 0.0), ("temp", 37m, 0.0) }.Where(one => one.Item1 != without)]);
        Assert.Null(found.Result.Total);
        Assert.Equal([missing], found.Result.Missing);
    }

    [Fact]
    public void Saturation_without_a_word_of_oxygen_lacks_the_oxygen()
    {
        var found = News2Gathered.Of(s_alert, [One("rr", 16, 0), One("spo2", 96, 0, null), One("bp", 120, 0), One("hr", 70, 0), One("temp", 37, 0)], LimitHistory.None);
        Assert.Equal([News2Parameter.Oxygen], found.Result.Missing);
    }

    [Fact]
    public void The_last_of_each_counts_and_neither_what_is_impossible_nor_what_came_after_exertion()
    {
        var later = One("hr", 135, 20);
        var found = News2Gathered.Of(
            s_alert,
            [One("hr", 95, 5), One("hr", 70, 10), later with { Reading = later.Reading with { Activity = Activity.Exertion } }, One("spo2", 149, 20) is var wrong ? wrong with { Reading = wrong.Reading with { Marks = ReadingMarks.Impossible } } : default],
            LimitHistory.None);

        Assert.Equal(0, found.Result.Parts.Single(part => part.Parameter == News2Parameter.Pulse).Points);
        Assert.Null(found.Result.Parts.Single(part => part.Parameter == News2Parameter.OxygenSaturation).Points);
    }

    [Fact]
    public void New_confusion_is_not_alert() =>
        Assert.Equal(3, News2Gathered.Of(Of(1, 1, 0), [], LimitHistory.None).Result.Parts.Single(part => part.Parameter == News2Parameter.Consciousness).Points);

    [Theory]
    [InlineData("Dr. Tone Dahl", 93.0, true, -1, News2Scale.Two)]
    [InlineData("Dr. Tone Dahl", 93.0, true, 1, News2Scale.One)] // approved, not yet in force
    [InlineData(null, 93.0, true, -1, News2Scale.One)] // no doctor
    [InlineData("Dr. Tone Dahl", 93.0, false, -1, News2Scale.One)] // an upper edge, but not of oxygen
    [InlineData("Dr. Tone Dahl", null, true, -1, News2Scale.One)] // no upper edge
    public void Scale_two_is_for_an_oxygen_target_that_a_doctor_approved(string? doctor, double? upper, bool underOxygen, int days, News2Scale scale)
    {
        var limits = new LimitHistory([new("spo2", new(86, 88, (decimal?)upper, null, underOxygen), s_at.AddDays(days), "Kari Nilsen", "mål 88–92 %", doctor) { ApprovedByRole = ClinicianRole.Specialist }]);
        var found = News2Gathered.Of(s_alert, [One("spo2", 90, 0)], limits);

        Assert.Equal((scale, scale == News2Scale.Two ? doctor : null), (found.Scale.Scale, found.Scale.Target?.ApprovedBy));
        Assert.Equal(scale == News2Scale.Two ? 0 : 3, found.Result.Parts.Single(part => part.Parameter == News2Parameter.OxygenSaturation).Points);
    }

    private static News2Gathered Gather(params (string Kind, decimal Value, double Minutes)[] readings) =>
        News2Gathered.Of(s_alert, readings.Select(one => One(one.Kind, one.Value, one.Minutes)), LimitHistory.None);

    private static KindReading One(string kind, decimal value, double minutes) => One(kind, value, minutes, OxygenTherapy.RoomAir);

    private static KindReading One(string kind, decimal value, double minutes, OxygenTherapy? oxygen) =>
        new(MeasurementCatalogue.Get(kind), Of(MeasurementCatalogue.Get(kind).Order + 100 + (long)minutes, value, minutes) with { Oxygen = oxygen });

    private static Reading Of(long id, decimal value, double minutes) => new(id, s_at.AddMinutes(minutes), value, null, ReadingMarks.None, null, Activity.NotRecorded);
}
