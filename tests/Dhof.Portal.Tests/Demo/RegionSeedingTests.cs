using System.IO.Compression;
using System.Text.Json;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Alerting;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Tests.Demo;

public sealed class RegionSeedingTests
{
    private const string Monday = "2026-11-23T09:00:00+01:00";

    private static readonly CancellationToken s_no = CancellationToken.None;

    [Fact]
    public async Task A_first_start_fills_an_empty_folder()
    {
        using var folder = new DemoFolder();
        await folder.StartAsync(Monday, async (database, grant) =>
        {
            Assert.Equal((7, 8), (await database.Organisations.CountAsync(s_no), await database.Clinicians.CountAsync(s_no)));
            Assert.Equal(await database.Changes.MaxAsync(c => c.Sequence, s_no), (await database.Checkpoints.SingleAsync(c => c.Reader == "alerts", s_no)).Sequence);
            Assert.Equal(Synthetic.Monday, (await database.DemoRegions.SingleAsync(s_no)).SeededThrough);
            Assert.InRange(await database.Visible<MeasurementRow>(grant).CountAsync(s_no), 5_000, 20_000);
            Assert.True(await database.Visible<MeasurementRow>(grant).AllAsync(m => m.At <= Synthetic.Monday && m.Received >= m.At && m.Received <= Synthetic.Monday, s_no));
            Assert.NotEmpty(await database.Visible<AlertRow>(grant).Where(a => a.ClosedAt == null).ToListAsync(s_no));
            return true;
        });
    }

    [Fact]
    public async Task A_folder_that_an_earlier_version_filled_gets_what_the_directory_lacks()
    {
        using var folder = new DemoFolder();
        await folder.StartAsync(Monday, async (database, _) =>
            await database.Database.ExecuteSqlAsync($"UPDATE Clinicians SET IdentityNumber = NULL, Authorization = NULL, Resh = NULL, Department = NULL", s_no)
            + await database.Database.ExecuteSqlAsync($"UPDATE Organisations SET LegalEntity = NULL, LegalEntityName = NULL", s_no));
        await folder.StartAsync(Monday, async (database, _) =>
        {
            var tone = await database.Clinicians.SingleAsync(clinician => clinician.Key == Personas.Dahl.Key, s_no);
            Assert.Equal((Personas.Dahl.IdentityNumber, "LE", "Lungeavdelingen"), (tone.IdentityNumber, tone.Authorization, tone.Department));
            Assert.Equal("Oslo kommune", (await database.Organisations.SingleAsync(organisation => organisation.Number == Organisations.OsloDistrict, s_no)).LegalEntityName);
            return true;
        });
    }

    [Fact]
    public async Task The_original_of_a_measurement_is_kept_at_its_place_in_the_body()
    {
        using var folder = new DemoFolder();
        await folder.StartAsync(Monday, async (database, grant) =>
        {
            var row = await database.Visible<MeasurementRow>(grant).OrderBy(m => m.Id).Skip(1_234).FirstAsync(s_no);
            var content = await database.Database.SqlQuery<byte[]>($"SELECT Content AS Value FROM Bodies WHERE Id = {row.Body}").SingleAsync(s_no);
            await using var plain = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
            using var json = await JsonDocument.ParseAsync(plain, cancellationToken: s_no);
            var original = json.RootElement[row.BodyIndex];
            var value = original.TryGetProperty("component", out var parts) ? parts[0] : original;

            Assert.Equal(row.Value, value.GetProperty("valueQuantity").GetProperty("value").GetDouble());
            Assert.Equal(row.At, original.GetProperty("effectiveDateTime").GetDateTimeOffset());
            return true;
        });
    }

    [Fact]
    public async Task A_later_start_goes_on_and_an_interrupted_one_equals_one_at_once()
    {
        using var folder = new DemoFolder();
        var first = await folder.StartAsync(Monday, Figures);
        var again = await folder.StartAsync(Monday, Figures);
        var later = await folder.StartAsync("2026-12-02T18:00:00+01:00", Figures);

        Assert.Equal(first, again);
        Assert.True(later.Readings > first.Readings);

        var region = Region.Create(DemoOptions.Small, 1, Synthetic.Monday);
        var end = new DateTimeOffset(2026, 12, 2, 17, 0, 0, TimeSpan.Zero);
        var alerts = Enumerable.Range(0, 16).SelectMany(patient => Synthetic.Alerts(region, patient, end).Concat(ToldAnswers.Tells(region.Patients[patient]) ? Synthetic.Answered(region, patient, end) : [])).ToList();
        Assert.Equal(Enumerable.Range(0, 16).Sum(patient => Synthetic.Readings(region, patient, through: end).Length), later.Readings);
        Assert.Equal((alerts.Count, alerts.Count(a => a.ClosedAt is null), alerts.Sum(a => a.Count)), (later.Alerts, later.Open, later.Findings));
    }

    [Theory]
    [InlineData("2026-11-23T08:59:00+01:00", 1, "later than now")]
    [InlineData(Monday, 2, "seed 1")]
    [InlineData(Monday, 1, "the region 'small' with seed 1, and the settings ask for 'larvik'", DemoOptions.Larvik)]
    [InlineData(Monday, 1, "the region 'small' with seed 1, and the settings ask for 'oslo'", DemoOptions.Oslo)]
    public async Task A_folder_that_holds_something_else_is_refused(string now, int seed, string reason, string region = DemoOptions.Small)
    {
        using var folder = new DemoFolder();
        await folder.StartAsync(Monday, Figures);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => folder.StartAsync(now, Figures, region, seed));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Choose another Data:Folder", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z"), InlineData("2026-03-29T01:30:00Z"), InlineData("2026-10-25T00:30:00Z"), InlineData("2026-10-25T01:30:00Z")]
    public async Task The_nights_when_the_clock_changes_lose_and_double_nothing(string now)
    {
        using var folder = new DemoFolder();
        await folder.StartAsync("2026-03-28T12:00:00Z", Figures);
        var figures = await folder.StartAsync(now, Figures);
        Assert.Equal(figures.Readings, figures.Distinct);
    }

    private static async Task<(int Readings, int Distinct, int Alerts, int Open, int Findings)> Figures(PortalDatabase database, ControllerGrant grant)
    {
        var readings = database.Visible<MeasurementRow>(grant);
        var alerts = database.Visible<AlertRow>(grant);

        return (
            await readings.CountAsync(s_no),
            await readings.Select(m => new { m.Patient, m.Kind, m.At }).Distinct().CountAsync(s_no),
            await alerts.CountAsync(s_no),
            await alerts.CountAsync(a => a.ClosedAt == null, s_no),
            await alerts.SumAsync(a => a.Count, s_no));
    }
}
