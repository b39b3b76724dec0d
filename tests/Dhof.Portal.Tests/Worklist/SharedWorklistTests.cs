using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Worklist;

/// <summary>Lists that are read together on a real database show each reader what a reading alone would have shown.</summary>
public sealed class SharedWorklistTests : IAsyncLifetime
{
    private static readonly Clinician s_colleague = Nurse with { Key = "ola", Name = "Ola Hansen" };

    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Everybody_who_asks_at_once_gets_what_they_would_have_got_alone()
    {
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-1));
        await _portal.MeasureAsync(Bo, 88, Now.AddHours(-2));
        await _portal.MeasureAsync(Cato, 90, Now.AddHours(-3), controller: Oslo);
        await _portal.RefuseAsync(Bo);
        await _portal.JudgeAsync();
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Clinician[] clinicians = [Nurse, s_colleague, Doctor, Secretary, OsloNurse];

        List<Task> asking = [];

        foreach (var clinician in clinicians)
        {
            var grant = await OpenAsync(clinician);
            var (worklist, list) = (await _portal.Get<WorklistQueries>().ReadAsync(grant, Cancellation), await _portal.Get<PatientListQueries>().ReadAsync(grant, Cancellation));

            // Held back until all are there, then in every order.
            asking.AddRange(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
            {
                await together.Task;
                var shared = await _portal.Get<SharedWorklist>().ReadAsync(grant, Cancellation);
                Assert.Equal((Said(worklist), worklist.Without), (Said(shared), shared.Without));
                Assert.Equal(list, await _portal.Get<SharedPatientList>().ReadAsync(grant, Cancellation));
            }, Cancellation)));
        }

        together.SetResult();
        await Task.WhenAll(asking);
        Assert.Equal([Anna, Bo], await PatientsAsync(Nurse));
        Assert.Equal([Anna], await PatientsAsync(Doctor));
        Assert.Equal([Cato], await PatientsAsync(OsloNurse));
        Assert.Empty(await PatientsAsync(Secretary));
    }

    [Fact]
    public async Task What_was_stored_before_the_question_is_in_the_answer_whatever_is_being_read()
    {
        using var enough = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await _portal.Get<SharedWorklist>().ReadAsync(await OpenAsync(s_colleague), Cancellation);
            }
        }, Cancellation)).ToList();

        for (var value = 60; value < 80; value++)
        {
            await _portal.MeasureAsync(Anna, value, Now.AddMinutes(value - 100));
            await _portal.JudgeAsync();
            var rows = (await _portal.Get<SharedWorklist>().ReadAsync(await OpenAsync(Nurse), Cancellation)).Rows;
            Assert.Equal(value, rows.Single(row => row.Patient == Anna).Worst?.Alert.Latest.Value);
        }

        await enough.CancelAsync();
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task A_relation_that_has_ended_closes_the_patient_for_all_who_read_together()
    {
        await _portal.MeasureAsync(Anna, 84, Now.AddHours(-1));
        await _portal.JudgeAsync();
        Assert.Equal([Anna], await PatientsAsync(Doctor));

        await using (var database = await _portal.OpenAsync())
        {
            await database.CareRelations.Where(relation => relation.Organisation == Office).ExecuteUpdateAsync(set => set.SetProperty(relation => relation.To, Now), Cancellation);
        }

        var grants = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OpenAsync(Doctor)));
        Assert.All(await Task.WhenAll(grants.Select(grant => _portal.Get<SharedWorklist>().ReadAsync(grant, Cancellation))), list => Assert.Empty(list.Rows));
        Assert.All(await Task.WhenAll(grants.Select(grant => _portal.Get<SharedPatientList>().ReadAsync(grant, Cancellation))), list => Assert.Empty(list));
    }

    [Fact]
    public async Task A_grant_that_is_over_reads_nothing_beside_one_that_holds()
    {
        var over = await OpenAsync(Nurse);
        _portal.Clock.Advance(AccessPolicy.GrantLife);
        var held = await OpenAsync(s_colleague);
        var list = _portal.Get<SharedPatientList>();
        var (good, refused) = (list.ReadAsync(held, Cancellation), list.ReadAsync(over, Cancellation));
        await Assert.ThrowsAsync<GrantExpiredException>(() => refused);
        Assert.Equal([Anna, Bo], (await good).Select(row => row.Patient).OrderBy(patient => patient.Value));
    }

    private async Task<IEnumerable<PatientId>> PatientsAsync(Clinician clinician) =>
        (await _portal.Get<SharedWorklist>().ReadAsync(await OpenAsync(clinician), Cancellation)).Rows.Select(row => row.Patient);

    private Task<CaseloadGrant> OpenAsync(Clinician clinician) => _portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);

    /// <summary>A list as text, with what is in its lists.</summary>
    private static string Said(WorklistReading list) => string.Join('\n', list.Rows.Select(row => $"{row} {string.Join(", ", row.Unread)} {string.Join(", ", row.Trend)}"));
}
