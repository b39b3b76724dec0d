using System.Globalization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Sources;
using Dhof.Portal.Timeline;

namespace Dhof.Portal.Tests.Timeline;

public sealed class MeasuredElsewhereTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 20, 7, 58, 12, TimeSpan.Zero);
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");

    public MeasuredElsewhereTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");

    [Fact]
    public void What_a_hospital_has_too_stands_once_under_the_own_reading_with_both_originals()
    {
        var theirs = Item("siv", s_at.AddSeconds(3), 94);
        var composed = Compose([Own(7, s_at, 94)], [theirs]);

        var shown = Assert.Single(composed);
        Assert.Equal(["SpO₂ 94 %", "2 kilder, samme verdi"], shown.Lines.Select(line => line.Text));
        Assert.Equal([new(PatientEventKind.Measurement, 7), new EventOrigin(PatientEventKind.Shared, 0, SourceEvents.KeyOf(theirs))], shown.Lines.Select(line => line.Origin!.Value));
    }

    [Theory]
    [InlineData(PatientEventKind.Measurement), InlineData(PatientEventKind.Shared)]
    public void Where_only_one_kind_of_event_is_chosen_its_line_stands_and_the_other_original_opens_from_it(PatientEventKind chosen)
    {
        var theirs = Item("siv", s_at, 94);
        var composed = Compose([Own(7, s_at, 94)], [theirs], chosen);
        Assert.Equal([$"{chosen}", chosen == PatientEventKind.Shared ? "Measurement" : "Shared"], Assert.Single(composed).Lines.Select(line => $"{line.Origin!.Value.Kind}"));
        Assert.Contains(composed[0].Lines, line => line.Origin == new EventOrigin(PatientEventKind.Measurement, 7));
        Assert.Contains(composed[0].Lines, line => line.Origin == new EventOrigin(PatientEventKind.Shared, 0, SourceEvents.KeyOf(theirs)));
    }

    [Theory]
    [InlineData(0, 93), InlineData(300, 94)]
    public void Another_value_or_another_time_is_another_reading_and_stands_by_itself(int seconds, int value) =>
        Assert.Equal(2, Compose([Own(7, s_at, 94)], [Item("siv", s_at.AddSeconds(seconds), value)]).Sum(happened => happened.Lines.Length));

    [Theory]
    [InlineData(7, "2 kilder, ulik verdi"), InlineData(8, null)]
    public void What_carries_the_identifier_of_an_own_reading_is_the_same_measuring_whatever_its_value_and_says_that_they_differ(long identified, string? said)
    {
        var composed = Compose([Own(7, s_at, 94)], [Item("siv", s_at.AddMinutes(20), 92, identifier: "urn:larvik|1")], identified: new() { [identified] = "urn:larvik|1" });
        Assert.Equal(said is null ? ["SpO₂ 92 %", "SpO₂ 94 %"] : ["SpO₂ 94 %", said], composed.SelectMany(happened => happened.Lines).Select(line => line.Text).Order(StringComparer.Ordinal).OrderBy(text => text == said));
    }

    [Fact]
    public void Of_two_sources_without_an_own_reading_one_stands_and_the_other_opens_from_it()
    {
        var composed = Compose([], [Item("siv", s_at, 94), Item("pmd", s_at.AddSeconds(2), 94)]);
        Assert.Equal(2, Assert.Single(composed).Lines.Length);
        Assert.Equal(2, composed[0].Lines.Select(line => line.Origin!.Value.Key).Distinct().Count());
    }

    [Fact]
    public void What_is_withdrawn_there_and_stands_here_is_two_lines_unless_it_is_the_same_by_its_identifier() =>
        Assert.Equal(2, Compose([Own(7, s_at, 94)], [Item("siv", s_at, 94, "entered-in-error")]).Length);

    private static PatientEvent[] Compose(IReadOnlyList<Reading> own, IReadOnlyList<SourceItem> items, PatientEventKind? chosen = null, Dictionary<long, string>? identified = null)
    {
        IEnumerable<PatientEvent> events =
        [
            .. own.Select(reading => new PatientEvent($"measurement-{reading.Id}", PatientEventKind.Measurement, reading.At, "Måling", [new($"SpO₂ {reading.Value} %", Origin: new(PatientEventKind.Measurement, reading.Id))])),
            .. items.Select(item => new PatientEvent(SourceEvents.KeyOf(item), PatientEventKind.Shared, item.Period!.Value.At!.Value, "SiV", [new($"SpO₂ {item.Measurement!.Value} %", Origin: new(PatientEventKind.Shared, 0, SourceEvents.KeyOf(item)))])),
        ];
        return [.. MeasuredElsewhere.Compose([.. events.Where(happened => chosen is null || happened.Kind == chosen)], [.. MeasuredElsewhere.Groups([(s_spo2, own)], identified ?? [], items).Where(same => same.Readings.Length > 1)])];
    }

    private static Reading Own(long id, DateTimeOffset at, decimal value) => new(id, at, value, null, ReadingMarks.None, null, Activity.Rest);

    private static SourceItem Item(string source, DateTimeOffset at, decimal value, string status = "final", string? identifier = null)
    {
        Assert.True(SourceKey.TryParse(source, out var key));
        Assert.True(IdentityNumber.TryParse("14834849810", out var number));
        var measured = new ReportedMeasurement(number, null, s_spo2, value, null, at, null, Activity.NotRecorded, new("59408-5", "%", null, null, null, null, null), identifier);
        return new("Observation", InformationTypes.Measurements, "SpO₂", new(at, at, ItemPrecision.Instant), status, new(key, $"Observation/{at.Ticks}", null, new OrganisationNumber(310000043), false, null, null, null, null, at, at), "{}", measured);
    }
}
