using CsCheck;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Data;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Measurements;

public sealed class OpenedChartTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2"), s_bp = MeasurementCatalogue.Get("bp");

    [Fact]
    public async Task A_chart_holds_the_whole_history_of_its_patient_and_kind_with_the_origins_and_nobody_elses()
    {
        await portal.MeasureAsync(Anna, 95, Now.AddDays(-400));
        await portal.MeasureAsync(Anna, 91, Now.AddHours(-1));
        await portal.MeasureAsync(Anna, 131, Now, kind: s_bp, second: 78);
        await portal.MeasureAsync(Anna, 77, Now, controller: Oslo);
        await portal.MeasureAsync(Bo, 80, Now);

        var chart = (await OpenAsync(Anna))!;
        Assert.Equal([95m, 91m], chart.History.Ordered.Select(reading => reading.Value));
        Assert.All(chart.History.Ordered, reading => Assert.Equal("Kilde: device, Larvik kommune", chart.Origins[reading.Id]));
        Assert.Equal(2, chart.Origins.Count);
        Assert.Equal((Now.AddDays(-400), new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero)), (chart.History.Extent.From, chart.History.Extent.To));
    }

    [Fact]
    public async Task Any_window_that_is_asked_for_becomes_one_that_exists()
    {
        await portal.MeasureAsync(Bo, 95, Now.AddDays(-30));
        var chart = (await OpenAsync(Bo))!;
        var extent = chart.History.Extent;

        Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((from, to) =>
        {
            var window = chart.Inside(from, to);
            Assert.InRange(window.From, extent.From, extent.To - OpenedChart.Shortest);
            Assert.InRange(window.To, window.From + OpenedChart.Shortest, extent.To);
        });
        Assert.Equal(extent, chart.Since(null));
    }

    [Fact]
    public async Task With_a_grant_whose_time_is_over_no_origin_is_read()
    {
        var grant = await portal.GrantAsync(Nurse, Anna);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Throws<GrantExpiredException>(() => portal.Get<Portal.Data.Sqlite.ReadingOriginReader>().Of(grant, s_spo2));
    }

    private async Task<OpenedChart?> OpenAsync(PatientId patient)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("nb");
        return await portal.Get<ChartQueries>().OpenAsync(await portal.GrantAsync(Nurse, patient), s_spo2, [], Cancellation);
    }
}
