using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Data;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Measurements;

public sealed class RevisionTests : IAsyncLifetime
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");

    private readonly PortalUnderTest _portal = new();

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
        await _portal.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task What_was_withdrawn_is_kept_and_is_never_the_latest()
    {
        await _portal.MeasureAsync(Anna, 94, Now.AddHours(-2));
        var withdrawn = (await _portal.MeasureAsync(Anna, 99, Now.AddHours(-1))).Measurement;
        await _portal.WithdrawAsync(withdrawn);
        var (queries, grant) = (_portal.Get<MeasurementQueries>(), await _portal.GrantAsync(Nurse, Anna));

        var latest = Assert.Single(await queries.LatestAsync(grant, await queries.LimitsAsync(grant, Cancellation), Cancellation));
        Assert.Equal((94m, null), (latest.Reading.Value, latest.InvalidSince));
        Assert.Equal([ReadingMarks.None, ReadingMarks.Withdrawn], queries.Since(grant, s_spo2, Now.AddDays(-1)).Select(reading => reading.Marks));
        Assert.Equal(Now.AddHours(-2), queries.NewestAt(await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation))[Anna]);
    }

    [Fact]
    public async Task A_kind_of_which_everything_was_withdrawn_has_no_latest_value()
    {
        var other = MeasurementDetails.None with { Name = "Peak flow", Codes = ["http://loinc.org|19935-6"], Value = new(DetailForm.Number, "240", "L/min") };
        await _portal.WithdrawAsync((await _portal.MeasureAsync(Anna, 240, Now.AddHours(-1), kind: MeasurementCatalogue.Other, details: other)).Measurement);
        await _portal.WithdrawAsync((await _portal.MeasureAsync(Anna, 94, Now.AddHours(-1))).Measurement);
        var (queries, grant) = (_portal.Get<MeasurementQueries>(), await _portal.GrantAsync(Nurse, Anna));

        Assert.Empty(await queries.LatestAsync(grant, new([]), Cancellation));
        Assert.Empty(queries.Others(grant));
    }

    [Fact]
    public async Task A_correction_is_shown_with_what_stood_before_who_when_and_why()
    {
        var reading = (await _portal.MeasureAsync(Anna, 49, Now.AddHours(-2))).Measurement;
        _portal.Clock.Advance(TimeSpan.FromMinutes(30));
        await _portal.CorrectAsync(reading, 94, reason: "Avlest opp ned");
        var (queries, grant) = (_portal.Get<MeasurementQueries>(), await _portal.GrantAsync(Nurse, Anna));
        var standing = Assert.Single(queries.Since(grant, s_spo2, Now.AddDays(-1)));
        var text = RevisionText.Of(s_spo2, [.. queries.Versions(grant, [standing])[reading]], _portal.Clock.GetUtcNow())!;

        Assert.Equal((94m, ReadingMarks.Corrected), (standing.Value, standing.Marks));
        Assert.Equal(("49\u00a0%", "10:30 · Kari Nilsen · Avlest opp ned"), (text.Former, text.Said));
    }

    [Fact]
    public async Task A_correction_of_a_correction_shows_the_one_before_and_the_versions_show_all()
    {
        var reading = (await _portal.MeasureAsync(Anna, 120, Now.AddHours(-2), kind: MeasurementCatalogue.Get("bp"), second: 80)).Measurement;
        await _portal.CorrectAsync(reading, 130, second: 82);
        await _portal.CorrectAsync(reading, 131, second: 83);
        await _portal.WithdrawAsync(reading);
        ReadingVersion[] versions = [.. _portal.Get<MeasurementQueries>().Versions(await _portal.GrantAsync(Nurse, Anna), reading)];

        Assert.Equal([1, 2, 3, 4], versions.Select(version => version.Version));
        Assert.Equal([120m, 130m, 131m, 131m], versions.Select(version => version.Reading.Value));
        Assert.Equal("130/82\u00a0mmHg", RevisionText.Of(MeasurementCatalogue.Get("bp"), [.. versions[..3]], Now)!.Former);
        Assert.Null(RevisionText.Of(MeasurementCatalogue.Get("bp"), [.. versions], Now)!.Former);
    }

    [Fact]
    public async Task Details_are_versioned_with_their_measurement()
    {
        MeasurementDetails Flow(string value) => MeasurementDetails.None with { Name = "Peak flow", Codes = ["http://loinc.org|19935-6"], Value = new(DetailForm.Number, value, "L/min") };
        var reading = (await _portal.MeasureAsync(Anna, 240, Now.AddHours(-1), kind: MeasurementCatalogue.Other, details: Flow("240"))).Measurement;
        await _portal.CorrectAsync(reading, 420, details: Flow("420"));
        var (queries, grant) = (_portal.Get<MeasurementQueries>(), await _portal.GrantAsync(Nurse, Anna));

        Assert.Equal(["240", "420"], queries.Versions(grant, reading).Select(version => version.Details!.Value!.Text));
        Assert.Equal("420", queries.Others(grant).Single().Details.Value!.Text);
        Assert.Equal("240\u00a0L/min", RevisionText.Of(MeasurementCatalogue.Other, [.. queries.Versions(grant, reading)], Now)!.Former);
        Assert.Equal("240", (await _portal.Get<MeasurementOrigins>().FindAsync(grant, reading, 1, Cancellation))!.Details!.Value!.Text);
    }

    [Fact]
    public async Task Versions_are_opened_by_the_grant_of_their_own_patient_and_controller_only()
    {
        var (annas, atOslo) = ((await _portal.MeasureAsync(Anna, 94, Now)).Measurement, (await _portal.MeasureAsync(Anna, 94, Now, Oslo)).Measurement);
        await _portal.CorrectAsync(annas, 95);
        await _portal.CorrectAsync(atOslo, 95);
        var queries = _portal.Get<MeasurementQueries>();
        var origins = _portal.Get<MeasurementOrigins>();
        var (nurse, ofBo) = (await _portal.GrantAsync(Nurse, Anna), await _portal.GrantAsync(Nurse, Bo));

        Assert.Equal(2, queries.Versions(nurse, annas).Count());
        Assert.Empty(queries.Versions(nurse, atOslo));
        Assert.Empty(queries.Versions(ofBo, annas));
        Assert.NotNull(await origins.FindAsync(nurse, annas, 1, Cancellation));
        Assert.Null(await origins.FindAsync(nurse, annas, 3, Cancellation));
        Assert.Null(await origins.FindAsync(nurse, atOslo, 1, Cancellation));
        Assert.Null(await origins.FindAsync(ofBo, annas, 1, Cancellation));
        var ofSecretary = await _portal.GrantAsync(Secretary, Bo);
        var bos = (await _portal.MeasureAsync(Bo, 94, Now)).Measurement;
        await _portal.CorrectAsync(bos, 95);
        Assert.Empty(queries.Versions(ofSecretary, bos));
        Assert.Equal(2, queries.Versions(ofBo, bos).Count());
        _portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Throws<GrantExpiredException>(() => queries.Versions(nurse, annas));
    }

    [Fact]
    public void A_summary_counts_what_stands_and_says_what_was_withdrawn()
    {
        Reading At(int hour, decimal value, ReadingMarks marks) => new(hour, Now.AddHours(-hour), value, null, marks, null, Activity.NotRecorded);
        var summary = LaneSummary.Of(s_spo2, [At(3, 94, ReadingMarks.None), At(2, 95, ReadingMarks.Corrected), At(1, 60, ReadingMarks.Withdrawn)], new([]), Now);
        Assert.Equal("Oksygenmetning: siste 95\u00a0%, 08:00. 2 målinger i perioden, 0 utenfor grensene, 0 ugyldige. Lavest 94, høyest 95. 1 trukket tilbake.", summary);
    }

    [Theory]
    [InlineData(59, ReadingMarks.None), InlineData(60, ReadingMarks.None), InlineData(61, ReadingMarks.Late), InlineData(-1, ReadingMarks.ClockAhead)]
    public void Late_is_more_than_an_hour_after_it_was_measured(int minutes, ReadingMarks marks) => Assert.Equal(marks, EffectiveTime.Marks(Now, Now.AddMinutes(minutes)));

    [Fact]
    public void Late_is_told_with_how_late()
    {
        Reading late = new(1, Now, 94, null, ReadingMarks.Late, null, Activity.NotRecorded) { Lateness = TimeSpan.FromHours(11) };
        Assert.Equal(["Mottatt 11 t etter målingen"], ReadingText.Marks(late));
        Assert.Equal(["Rettet", "Mottatt sent"], ReadingText.Marks(late with { Marks = ReadingMarks.Late | ReadingMarks.Corrected, Lateness = default }));
    }
}
