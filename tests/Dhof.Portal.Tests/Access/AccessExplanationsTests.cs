using Dhof.Portal.Access;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

public sealed class AccessExplanationsTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_own_patient_is_explained_by_number_and_by_id_with_where_the_relation_comes_from()
    {
        var byNumber = await ExplainAsync(Doctor, "14834849810");
        var byId = await _portal.Get<AccessExplanations>().OfAsync(Doctor, Anna, Cancellation);
        Assert.Equal("Anna Testland", byNumber.Name);
        Assert.Equal(AccessSteps.Of(byNumber).SelectMany(step => step.Texts), AccessSteps.Of(byId).SelectMany(step => step.Texts));
        Assert.All(AccessSteps.Of(byNumber), step => Assert.True(step.Holds, step.Name));
        Assert.Contains(AccessSteps.Of(byNumber).SelectMany(step => step.Texts), text => text == "Larvik kommune: Fastlegens liste, registrert fra 23.11.2025");
        Assert.Equal(AccessRefusal.NotForOrganisation, byNumber.Steps.Controllers.Single().WhyNot(InformationTypes.AccessLog));
    }

    [Fact]
    public async Task A_number_of_nobody_of_somebody_elses_patient_and_of_one_who_objects_are_explained_the_same()
    {
        await using (var database = await _portal.OpenAsync())
        {
            database.Add(new SharingRow { Patient = Anna, Controller = Larvik, State = SharingState.Objects, Since = Now, RecordedBy = "test", RecordedByRole = ClinicianRole.HomeCareNurse });
            await database.SaveChangesAsync(Cancellation);
        }

        var objects = await ExplainAsync(Doctor, "14834849810");
        var elses = await ExplainAsync(Doctor, "02915149912");
        var nobody = await ExplainAsync(Doctor, "45876249883");
        var unknown = await _portal.Get<AccessExplanations>().OfAsync(Doctor, new PatientId(999_999), Cancellation);
        Assert.All((PersonExplanation[])[objects, elses, nobody, unknown], one =>
        {
            Assert.Null(one.Name);
            Assert.Null(one.Steps.Grant);
            Assert.Empty(one.Steps.Controllers);
            Assert.Equal(Said(nobody), Said(one));
        });

        await using var log = await _portal.OpenAsync();
        var rows = await log.AccessLog.Where(row => row.Action == AccessLog.AccessExplained).OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal(
            [(Anna, AccessRefusal.NotShared), (Bo, AccessRefusal.NoCareRelation), (null, AccessRefusal.NoRecord), (new PatientId(999_999), (AccessRefusal?)AccessRefusal.NoCareRelation)],
            rows.Select(row => (row.Patient, row.Refusal)));
    }

    [Fact]
    public async Task An_explanation_is_in_the_log_with_its_decision_and_opens_no_more_than_the_name()
    {
        var explained = await ExplainAsync(Nurse, "14834849810");
        await using var database = await _portal.OpenAsync();
        var row = await database.AccessLog.SingleAsync(Cancellation);
        Assert.Equal((AccessLog.AccessExplained, Anna, InformationTypes.Demographics, AccessPolicy.Version, explained.Steps.Question.Decision), (row.Action, row.Patient, row.Types, row.Policy, row.Decision));
    }

    [Fact]
    public async Task Whoever_has_left_the_directory_is_told_so_and_nothing_of_the_patient()
    {
        await using var database = await _portal.OpenAsync();
        await database.Clinicians.Where(row => row.Key == Nurse.Key).ExecuteDeleteAsync(Cancellation);
        var steps = AccessSteps.Of(await ExplainAsync(Nurse, "14834849810")).ToList();
        Assert.False(steps[0].Holds);
        Assert.Equal(Said(await ExplainAsync(Nurse, "45876249883")), steps.SelectMany(step => step.Texts));
    }

    private static IEnumerable<string> Said(PersonExplanation explained) => AccessSteps.Of(explained).SelectMany(step => step.Texts);

    private Task<PersonExplanation> ExplainAsync(Clinician clinician, string digits)
    {
        Assert.True(IdentityNumber.TryParse(digits, out var number));
        return _portal.Get<AccessExplanations>().OfAsync(clinician, number, Cancellation);
    }
}
