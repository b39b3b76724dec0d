using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Limits;
using Dhof.Portal.Plans;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Tests.Plans;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Worklist;

/// <summary>A GP's page: what waits for an answer is what the portal really has, and every patient is there once.</summary>
public sealed class MyPatientsTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await using var database = await _portal.OpenAsync();
        database.Add(new CareRelationRow { Patient = Bo, Controller = Larvik, Organisation = Office, Kind = CareRelationKind.GeneralPractice, From = Now.AddYears(-1) });
        await database.SaveChangesAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_patient_is_there_exactly_once_whatever_has_happened(int seed)
    {
        var random = new Random(seed);

        for (var step = 0; step < 12; step++)
        {
            var patient = random.Next(2) == 0 ? Anna : Bo;
            await _portal.MeasureAsync(patient, random.Next(82, 99), _portal.Clock.GetUtcNow());
            await _portal.JudgeAsync();
            _portal.Clock.Advance(TimeSpan.FromHours(random.Next(1, 60)));

            if (random.Next(3) == 0)
            {
                var grant = await _portal.GrantAsync(Doctor, patient);
                await _portal.Get<Dhof.Portal.News.SeenCommands>().MarkAsync(grant, await _portal.Get<Dhof.Portal.News.NewsQueries>().ReadAsync(grant, Cancellation), Cancellation);
            }

            var reading = await ReadAsync();
            Assert.Equal([Anna, Bo], reading.Changed.Concat(reading.Unchanged).Select(one => one.Patient).OrderBy(one => one.Value));
            Assert.Equal(2, reading.Count);
            Assert.All(reading.Unchanged, one => Assert.False(one.News.IsOpen || one.News.HasNews));
        }
    }

    [Fact]
    public async Task What_is_open_and_worst_stands_first()
    {
        await _portal.MeasureAsync(Anna, 91, Now.AddHours(-3));
        await _portal.MeasureAsync(Bo, 84, Now.AddHours(-1));
        await _portal.JudgeAsync();
        Assert.Equal([Bo, Anna], (await ReadAsync()).Changed.Select(one => one.Patient));
    }

    [Fact]
    public async Task Limits_wait_until_a_doctor_has_confirmed_them()
    {
        Assert.Equal([Anna, Bo], (await ReadAsync()).Limits.Select(one => one.Patient).OrderBy(one => one.Value));

        var anna = await _portal.GrantAsync(Doctor, Anna);
        var limits = (await _portal.Get<LimitQueries>().OpenAsync(anna, Cancellation)).Single();
        await _portal.Get<LimitCommands>().ApproveAsync(anna, Larvik, [.. limits.Series.Where(series => series.InForce is not null).Select(series => (series.Series.Key, series.InForce!.Number))], Cancellation);
        Assert.Equal([Bo], (await ReadAsync()).Limits.Select(one => one.Patient));
    }

    [Fact]
    public async Task Only_what_the_doctors_own_organisation_agreed_and_drafts_waits_for_the_doctor()
    {
        await _portal.MeasureAsync(Anna, 91, Now.AddHours(-3));
        await _portal.MeasureAsync(Bo, 91, Now.AddHours(-3));
        await _portal.JudgeAsync();
        await AssessAsync(Nurse, Anna);
        await AssessAsync(Doctor, Bo);
        await _portal.Get<PlanCommands>().SaveAsync(await _portal.GrantAsync(Nurse, Anna), SamplePlan.Whole, 0, Cancellation);

        var reading = await ReadAsync();
        Assert.Equal([Bo], reading.Checks.Select(check => check.Patient));
        Assert.Empty(reading.Drafts);

        await using var database = await _portal.OpenAsync();
        database.Add(new CareRelationRow { Patient = Bo, Controller = Office, Organisation = Office, Kind = CareRelationKind.GeneralPractice, From = Now.AddYears(-1) });
        database.Add(new PlanDraftRow { Patient = Bo, Controller = Office, State = PlanDraftState.Open, Content = Dhof.Portal.Data.PlanJson.Write(SamplePlan.Whole), At = Now, By = "Dr. Nils Berg", ByRole = ClinicianRole.GeneralPractitioner });
        await database.SaveChangesAsync(Cancellation);
        Assert.Equal([Bo], (await ReadAsync()).Drafts.Select(record => record.Patient));
    }

    private async Task AssessAsync(Clinician clinician, PatientId patient)
    {
        var grant = await _portal.GrantAsync(clinician, patient);
        var alerts = await _portal.Get<AlertQueries>().OpenAsync(grant, Cancellation);
        await _portal.Get<AlertCommands>().AssessAsync(grant, [.. alerts.Select(alert => alert.Seen)], new(ContactOutcome.Patient, "Stabil", "Ringer", Now.AddDays(1)), Cancellation);
    }

    private async Task<MyPatientsReading> ReadAsync() => await _portal.Get<MyPatientsQueries>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Doctor, Cancellation), Doctor, Cancellation);
}
