using CsCheck;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Worklist;

/// <summary>A list of which only what changed is read anew shows at every instant what a list shows that is read whole, whoever asks and whatever happens in between.</summary>
public sealed class KeptWorklistProperties
{
    private static readonly Clinician[] s_clinicians = [Nurse, Doctor, OsloNurse, Secretary];
    private static readonly PatientId[] s_patients = [Anna, Bo, Cato];

    private enum What
    {
        Measured,
        Refused,
        Corrected,
        Closed,
        Snoozed,
        RelationEnds,
        RelationBegins,
        Objects,
        LimitSet,
        Paused,
        Green,
        NotYetJudged,
        Answered,
        Marked,
        TimePasses,
        MuchTimePasses,
    }

    [Fact]
    public Task What_is_kept_is_never_older_nor_more_open_than_what_is_read() =>
        Gen.Select(Gen.Enum<What>(), Gen.Int[0, 2], Gen.Int[0, 99], Gen.Int[0, 7], (what, patient, number, asked) => new Step(what, s_patients[patient], number, asked)).Array[12, 24]
            .SampleAsync(RunAsync, iter: 12, threads: 2);

    private static async Task RunAsync(Step[] steps)
    {
        await using var portal = new PortalUnderTest();
        await portal.InitializeAsync();
        List<long> measured = [];

        foreach (var step in steps)
        {
            await HappenAsync(portal, step, measured);

            // Not everybody asks after each step, so that several changes wait for the next who does.
            foreach (var clinician in s_clinicians.Where((_, i) => step.Asked != i))
            {
                var grant = await portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);
                var whole = await portal.Get<WorklistQueries>().ReadAsync(grant, Cancellation);
                Everybody_stands_once(whole, (await portal.Get<PatientQueries>().RecordsAsync(grant, Cancellation)).Keys);
                Assert.Equal(Said(whole), Said(await portal.Get<SharedWorklist>().ReadAsync(grant, Cancellation)));
            }
        }
    }

    private static async Task HappenAsync(PortalUnderTest portal, Step step, List<long> measured)
    {
        var now = portal.Clock.GetUtcNow();
        var controller = step.Patient == Cato ? Oslo : Larvik;

        switch (step.What)
        {
            case What.Measured:
                measured.Add((await portal.MeasureAsync(step.Patient, 80 + (step.Number % 20), now.AddMinutes(-step.Number), controller)).Measurement);
                await portal.JudgeAsync();
                break;
            case What.Corrected when measured.Count > 0:
                await portal.CorrectAsync(measured[step.Number % measured.Count], 80 + (step.Number % 17));
                await portal.JudgeAsync();
                break;
            case What.Refused:
                await portal.RefuseAsync(step.Patient, $"{{\"n\":{step.Number}}}", controller);
                break;
            case What.Closed or What.Snoozed when await portal.Get<PatientAccess>().OpenAsync(controller == Oslo ? OsloNurse : Nurse, step.Patient, Cancellation) is { } grant:
                await ActAsync(portal, grant, step, now);
                break;
            case What.RelationEnds or What.RelationBegins:
                await RelateAsync(portal, step, now);
                break;
            case What.Objects when await portal.Get<PatientAccess>().OpenAsync(controller == Oslo ? OsloNurse : Nurse, step.Patient, Cancellation) is { } grant:
                var seen = step.Number % 2 == 0 ? SharingState.Open : SharingState.Objects;
                await portal.Get<SharingCommands>().DecideAsync(grant, seen, seen == SharingState.Open ? SharingState.Objects : SharingState.Open, Cancellation);
                break;
            case What.Paused when await portal.Get<PatientAccess>().OpenAsync(controller == Oslo ? OsloNurse : Nurse, step.Patient, Cancellation) is { } grant:
                await portal.Get<PauseCommands>().PauseAsync(grant, 0, PauseReason.Away, "t", now.AddHours(1 + step.Number), Cancellation);
                break;
            case What.Green or What.NotYetJudged:
                measured.Add((await portal.MeasureAsync(step.Patient, 95 + (step.Number % 4), now.AddMinutes(-step.Number), controller)).Measurement);
                await (step.What == What.Green ? portal.JudgeAsync() : Task.CompletedTask);
                break;
            case What.Answered:
                await portal.AnswerAsync(step.Patient, now.AddMinutes(-step.Number), "urn:form");
                break;
            case What.Marked:
                await MarkAsync(portal, controller == Oslo ? OsloNurse : Nurse, step);
                break;
            case What.LimitSet:
                await ChangeAsync(portal, step.Patient, Area.Limits, database => database.Add(new LimitRow { Patient = step.Patient, Controller = controller, Series = "spo2", Number = database.Visible<LimitRow>(AccessPolicy.ForClient("test", [controller], [controller])).Where(limit => limit.Patient == step.Patient).Max(limit => limit.Number) + 1, Band = new(null, 70 + (step.Number % 9), null, null), ValidFrom = now, Author = "test", Reason = "test" }));
                break;
            case What.TimePasses:
                portal.Clock.Advance(TimeSpan.FromMinutes(step.Number));
                break;
            case What.MuchTimePasses:
                portal.Clock.Advance(TimeSpan.FromDays(step.Number % 12));
                break;
        }
    }

    private static async Task ActAsync(PortalUnderTest portal, PatientGrant grant, Step step, DateTimeOffset now)
    {
        SeenAlert[] seen = [.. (await portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Where(alert => alert.IsOpen).Take(1).Select(alert => alert.Seen)];

        if (seen is not [])
        {
            _ = step.What == What.Snoozed
                ? await portal.Get<AlertCommands>().SnoozeAsync(grant, [.. seen], now.AddMinutes(1 + step.Number), Cancellation)
                : await portal.Get<AlertCommands>().CloseAsync(grant, [.. seen], ClosingReason.WaitAndSee, new(ContactOutcome.Patient, "t", "t", now.AddMinutes(step.Number)), Cancellation);
        }
    }

    private static async Task MarkAsync(PortalUnderTest portal, Clinician clinician, Step step)
    {
        var list = await portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);
        var shown = await portal.Get<GreenQueries>().ReadAsync(list, s_patients, Cancellation);
        var done = await portal.Get<GreenCommands>().TogetherAsync(list, clinician, shown, Cancellation);
        await portal.Get<GreenCommands>().UndoAsync(list, clinician, step.Number % 3 == 0 ? done.Marks : [], Cancellation);
    }

    /// <summary>Without a word to anybody, as time ends a relation.</summary>
    private static async Task RelateAsync(PortalUnderTest portal, Step step, DateTimeOffset now)
    {
        await using var database = await portal.OpenAsync();
        DateTimeOffset? to = step.What == What.RelationEnds ? now.AddMinutes(step.Number - 30) : null;
        await database.CareRelations.Where(relation => relation.Patient == step.Patient).ExecuteUpdateAsync(set => set.SetProperty(relation => relation.To, to), Cancellation);
    }

    private static async Task ChangeAsync(PortalUnderTest portal, PatientId patient, Area area, Action<Portal.Data.PortalDatabase> change)
    {
        await using var database = await portal.OpenAsync();
        change(database);
        database.RecordChange(patient, area);
        await database.SaveChangesAsync(Cancellation);
    }

    private static void Everybody_stands_once(WorklistReading list, IEnumerable<PatientId> all)
    {
        PatientId[] placed = [.. list.Rows.Select(row => row.Patient), .. list.Snoozed.Select(one => one.Patient), .. list.Paused.Select(one => one.Patient), .. list.Greens];
        Assert.Equal(placed.Distinct(), placed);
        Assert.Empty(placed.Except(all));
        Assert.Equal(all.Count(), placed.Length - list.Greens.Length + list.Without);
        Assert.True(list.Greens.Length <= list.Without);
    }

    private static string Said(WorklistReading list) => string.Join('\n', [
        .. list.Rows.Select(row => $"{row} {string.Join(", ", row.Unread)} {string.Join(", ", row.Trend)} {string.Join(", ", row.Limits.Of("spo2"))}"),
        .. list.Snoozed.Select(one => one.ToString()),
        .. list.Paused.Select(one => one.ToString()),
        .. list.Today.Select(one => one.ToString()),
        $"{list.Without} {string.Join(", ", list.Greens)}",
    ]);

    private sealed record Step(What What, PatientId Patient, int Number, int Asked);
}
