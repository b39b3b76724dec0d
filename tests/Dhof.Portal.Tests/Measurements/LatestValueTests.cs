using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Data;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Measurements;

public sealed class LatestValueTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");

    [Fact]
    public async Task Latest_is_by_effective_time_and_late_data_never_become_it()
    {
        await portal.MeasureAsync(Anna, 95, Now.AddHours(-1));
        await portal.MeasureAsync(Anna, 91, Now.AddDays(-3));
        var latest = await LatestAsync(Anna);
        Assert.Equal((95m, Severity.Green), (latest.Single().Reading.Value, latest.Single().Severity));
    }

    [Fact]
    public async Task A_newer_invalid_reading_is_told_beside_the_latest_valid_one()
    {
        await portal.MeasureAsync(Bo, 93, Now.AddHours(-2));
        await portal.MeasureAsync(Bo, 149, Now.AddHours(-1));
        var latest = (await LatestAsync(Bo)).Single();
        Assert.Equal((93m, 149m), (latest.Reading.Value, latest.InvalidSince?.Value));
    }

    [Fact]
    public void Where_everything_is_invalid_nothing_is_judged()
    {
        Reading invalid = new(1, Now, 149, null, ReadingMarks.Impossible, null, Activity.NotRecorded);
        var latest = LatestValue.From(s_spo2, [invalid], new([new("spo2", new(88, 92, null, null), Now.AddDays(-1), "a", "r", null)]));
        Assert.Equal((invalid, null, null), (latest!.Reading, latest.Severity, latest.InvalidSince));
    }

    [Fact]
    public async Task The_same_measurement_twice_is_stored_once()
    {
        var at = Now.AddHours(-5);
        NewMeasurement measurement = new(Anna, Larvik, s_spo2, at, 94, null, ReadingMarks.None, null, Activity.NotRecorded, new("c", "%", null, null, null, null, null), Portal.Data.Fingerprint.Of("same"), 0);
        NewMeasurements delivery = new("test", Now, [measurement], [new(Larvik, [1])], false);
        var writer = portal.Get<MeasurementWriter>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => writer.WriteAsync(delivery, Cancellation)));
        Assert.Equal(1, answers.Count(answer => answer[0].As == StoredAs.Created));
        Assert.Single(answers.Select(answer => answer[0].Measurement).Distinct());
        Assert.Equal(StoredAs.Conflict, (await writer.WriteAsync(delivery with { Measurements = [measurement with { Value = 95 }] }, Cancellation))[0].As);
        Assert.Equal(StoredAs.Conflict, (await writer.WriteAsync(delivery with { Measurements = [measurement with { Patient = Bo }] }, Cancellation))[0].As);
    }

    private async Task<IReadOnlyList<LatestValue>> LatestAsync(Domain.Patients.PatientId patient)
    {
        var (queries, grant) = (portal.Get<MeasurementQueries>(), await portal.GrantAsync(Nurse, patient));
        return await queries.LatestAsync(grant, await queries.LimitsAsync(grant, Cancellation), Cancellation);
    }
}
