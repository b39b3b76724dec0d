using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

public sealed class GrantTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");

    [Fact]
    public async Task Each_list_holds_the_patients_of_its_organisation_and_no_other()
    {
        Assert.Equal([Anna, Bo], await PatientsOf(Nurse));
        Assert.Equal([Anna], await PatientsOf(Doctor));
        Assert.Equal([Cato], await PatientsOf(OsloNurse));
    }

    [Fact]
    public async Task A_list_opens_no_measurement_and_no_alert_of_another_organisations_patient()
    {
        await portal.MeasureAsync(Anna, 84, Now.AddHours(-1));
        await portal.JudgeAsync();
        var grant = await CaseloadAsync(OsloNurse);

        Assert.Empty(portal.Get<MeasurementReader>().Since(grant, Anna, s_spo2, DateTimeOffset.UnixEpoch));
        Assert.DoesNotContain(Anna, portal.Get<MeasurementReader>().NewestAt(grant).Keys);
        Assert.False((await portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Contains(Anna));
        Assert.NotEmpty(portal.Get<MeasurementReader>().Since(await CaseloadAsync(Doctor), Anna, s_spo2, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_controllers_measurement_of_the_same_patient_stays_closed_without_a_relation_to_it()
    {
        await portal.MeasureAsync(Anna, 93, Now.AddMinutes(-30), controller: Oslo);
        var grant = await portal.GrantAsync(Nurse, Anna);

        Assert.DoesNotContain(portal.Get<MeasurementReader>().Since(grant, s_spo2, DateTimeOffset.UnixEpoch), reading => reading.Value == 93);
        Assert.DoesNotContain(portal.Get<MeasurementReader>().Newest(grant, s_spo2, 100), reading => reading.Value == 93);
    }

    [Fact]
    public async Task A_controllers_record_of_the_same_patient_stays_closed_without_a_relation_to_it()
    {
        await using var database = await portal.OpenAsync();
        database.Add(new PatientRecordRow { Patient = Bo, Controller = Oslo, GivenName = "Bo", FamilyName = "Annerledes", BirthDate = new(1950, 1, 2), EnrolledFrom = Now });
        await database.SaveChangesAsync(Cancellation);

        Assert.Equal([Larvik], (await database.Visible<PatientRecordRow>(await portal.GrantAsync(Nurse, Bo)).ToListAsync(Cancellation)).Select(record => record.Controller));
        Assert.DoesNotContain(await database.Visible<PatientRecordRow>(await CaseloadAsync(Nurse)).ToListAsync(Cancellation), record => record.Controller == Oslo);
    }

    [Fact]
    public async Task A_secretary_sees_who_but_nothing_clinical()
    {
        await portal.MeasureAsync(Bo, 95, Now);
        var grant = await portal.GrantAsync(Secretary, Bo);

        Assert.NotNull(await portal.Get<PatientQueries>().IdentityAsync(grant, Cancellation));
        Assert.Empty(await portal.Get<MeasurementQueries>().LatestAsync(grant, await portal.Get<MeasurementQueries>().LimitsAsync(grant, Cancellation), Cancellation));
        Assert.Empty(await portal.Get<AlertQueries>().OpenAsync(grant, Cancellation));
        await using var database = await portal.OpenAsync();
        Assert.Empty(await database.Visible<LimitRow>(grant).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task An_expired_grant_opens_nothing()
    {
        var patient = await portal.GrantAsync(Nurse, Anna);
        var list = await CaseloadAsync(Nurse);
        var start = portal.Clock.GetUtcNow();
        portal.Clock.AdjustTime(patient.Until);

        await using var database = await portal.OpenAsync();
        Assert.Throws<GrantExpiredException>(() => database.Visible<AlertRow>(patient));
        Assert.Throws<GrantExpiredException>(() => database.Visible<AlertRow>(list));
        Assert.Throws<GrantExpiredException>(() => database.IdentityNumber(patient));
        Assert.Throws<GrantExpiredException>(() => portal.Get<MeasurementReader>().Newest(patient, s_spo2, 1));
        Assert.Throws<GrantExpiredException>(() => portal.Get<MeasurementReader>().Since(list, Anna, s_spo2, start));
        Assert.Throws<GrantExpiredException>(() => portal.Get<MeasurementReader>().NewestAt(list));
        portal.Clock.AdjustTime(start);
    }

    [Fact]
    public async Task Answered_forms_are_open_to_clinicians_with_a_relation_and_to_nobody_else()
    {
        await portal.AnswerAsync(Anna, Now.AddHours(-1), "urn:f", new AnsweredItem("q", 0, "Spørsmål", false, [new(AnswerType.FreeText, "svar")]));
        var queries = portal.Get<ResponseQueries>();

        Assert.Single(await queries.HistoryAsync(await portal.GrantAsync(Nurse, Anna), 1, Cancellation));
        Assert.Single(await queries.HistoryAsync(await portal.GrantAsync(Doctor, Anna), 1, Cancellation));
        Assert.Empty(await queries.HistoryAsync(await portal.GrantAsync(Secretary, Anna), 1, Cancellation));
        Assert.Empty(await queries.HistoryAsync(await portal.GrantAsync(Nurse, Bo), 1, Cancellation));
        Assert.Null(await portal.Get<PatientAccess>().OpenAsync(OsloNurse, Anna, Cancellation));
        await using var database = await portal.OpenAsync();
        Assert.Empty(await database.Visible<QuestionnaireResponseRow>(await CaseloadAsync(OsloNurse)).Where(row => row.Patient == Anna).ToListAsync(Cancellation));
    }

    private async Task<CaseloadGrant> CaseloadAsync(Clinician clinician) => await portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);

    private async Task<IEnumerable<Domain.Patients.PatientId>> PatientsOf(Clinician clinician) =>
        (await portal.Get<PatientQueries>().RecordsAsync(await CaseloadAsync(clinician), Cancellation)).Keys.OrderBy(id => id.Value);
}
