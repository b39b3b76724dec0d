using System.Reflection;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Patients;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

/// <summary>The whole matrix, role × organisation × care relation × sharing × kind of information, driven through every way to what Larvik holds of Anna. The rules stand here a second time.</summary>
public sealed class EveryWayTests : IAsyncLifetime
{
    /// <summary>Take a grant and show nothing of a patient: they renew, act and are held by tests of their own, or belong to the portal's own work and to what a client sends.</summary>
    private static readonly string[] s_showNothing =
    [
        "PatientAccess.RenewAsync", "CareDeclarations.EndAsync", "AlertCommands.FollowUpAsync", "AlertCommands.ReleaseAsync", "AlertCommands.AssessAsync", "AlertCommands.CloseAsync",
        "AlertCommands.ReopenAsync", "AlertCommands.SnoozeAsync", "AlertCommands.WakeAsync", "AlertCommands.CheckedAsync", "AlertCommands.AssignAsync", "AlertCommands.UnassignAsync", "Assignees.OfAsync", "AlertJournal.JournalAsync", "CaseloadAccess.Renew", "SharingCommands.DecideAsync", "SharedLimits.Of",
        "PauseCommands.PauseAsync", "PauseCommands.EndAsync", "LimitCommands.SetAsync", "LimitCommands.UndoAsync", "LimitCommands.TakeBackAsync", "LimitCommands.ApproveAsync",
        "LimitsInForce.LoadAsync", "EscalationWatch.TellAsync", "AlertEngine.JudgeAsync", "AlertEngine.WatchAsync", "MissedWatch.JudgeAsync", "AgreedPlans.LoadAsync", "ExpectationsReader.Read", "StandingMisses.ReadAsync",
        "NewestReader.Reading", "NewestReader.Answered", "MeasurementReader.Known", "HistoryReader.Read", "HistoryReader.FormerTimes", "Portion.Of", "Judgement.TakeAsync", "ToldAnswers.ReadAsync", "MeasurementCommands.RecordAsync", "ClientPatients.Open", "AccessEntry.On",
        "PlanCommands.SaveAsync", "PlanCommands.DiscardAsync", "PlanCommands.RestoreAsync", "PlanCommands.AgreeAsync", "ReceivedPlans.TakeAsync", "PlanIntake.StoreAsync", "PortalDatabase.Written",
        "Intake.TakeAsync", "Intake.StoreAsync", "SearchCursors.Write", "SearchCursors.Read", "RefusedEntries.KeepAsync", "RefusedEntries.PatientOf", "QuarantineWriter.KeepAsync",
        "PersonLocator.Find", "QuarantineRetries.WaitingAsync", "QuarantineRetries.SettleAsync", "PortalDatabase.Quarantined", "PortalDatabase.Received", "ReceivedIssues.TakeAsync", "IssueIntake.StoreAsync", "SearchStatement.Rows", "SearchStatement.Count", "Arrival.Of",
        "CopyProgress.PersonsAsync", "CopyProgress.PatientsAsync", "CopyProgress.FoundAsync", "CopyProgress.WholeAsync", "CopyProgress.ForgetAsync", "CopyProgress.TakenAsync", "CopyProgress.HeldAsync",
        "CopyProgress.BeginAsync", "CopyProgress.StepAsync", "CopyProgress.DeletedAsync", "CopyIntake.TakeAsync", "CopyIntake.StoreAsync", "CopyDeletions.JudgeAsync", "CopyAccess.LogAsync", "RefusedEntries.KeepOnceAsync",
        "Continuation.DemandAsync", "EarlierAlerts.ReadAsync", "ClientPatients.NobodyAsync",

        // Pages of what the readers find, which are walked; and what stands under an identifier, told to whoever writes for its controller.
        "Pages.FindAsync", "OriginalPages.FindAsync", "IssuePages.FindAsync", "PlanPages.FindAsync", "EverythingPages.FindAsync", "SearchedRows.Find", "SearchedRows.Count", "IdentifiedReader.Measurements", "IdentifiedReader.Responses",

        // What other organisations hold: held by the tests of Sources, for each state of sharing and role.
        "PatientSources.Tell", "PatientSources.Items", "PatientSources.LookAsync", "PatientSources.LoadAsync", "PatientSources.RetryAsync", "HeldSource.Tell", "HeldSource.Items", "SourceEvents.Since",
        "ReadingsElsewhere.Of", "ReadingsElsewhere.Several",
        "SourceLog.AskedAsync", "SourceLog.AnsweredAsync",

        // Writes to the log that a text that stands on the page is copied; and of the reader's own organisation alone, held by the tests of the GP's page.
        "SeenCommands.CopiedAsync", "PlanQueries.DraftedAsync",

        // Greens are told of the reader's own organisation alone: held by their own tests.
        "GreenReader.Unseen", "GreenReader.Mark", "GreenReader.Since", "GreenQueries.Unseen", "GreenQueries.ReadAsync", "GreenCommands.TogetherAsync", "GreenCommands.AloneAsync", "GreenCommands.UndoAsync",

        // Tells why not, of the reader alone.
        "AccessLogReader.WhyNot",
    ];

    private static readonly ClinicianRole[] s_roles = [ClinicianRole.HomeCareNurse, ClinicianRole.Secretary, ClinicianRole.GeneralPractitioner, ClinicianRole.Specialist];
    private static readonly CareRelationKind?[] s_relations = [null, .. Enum.GetValues<CareRelationKind>().Cast<CareRelationKind?>()];

    private readonly PortalUnderTest _portal = new();
    private AnnasWays _ways = null!;

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        _ways = new(_portal);
        await _ways.FillAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(310000019)]
    [InlineData(310000027)]
    public async Task No_way_of_a_page_or_a_list_shows_more_or_less_than_the_rules(int organisation)
    {
        foreach (var role in s_roles)
        {
            var clinician = await SignInAsync(role, new(organisation));
            var list = await _portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);

            foreach (var (relation, sharing) in s_relations.SelectMany(_ => Enum.GetValues<SharingState>(), ValueTuple.Create))
            {
                await ArrangeAsync(clinician, relation, SharingState.Open);
                var before = await _portal.Get<PatientAccess>().OpenAsync(clinician, Anna, Cancellation);
                await ArrangeAsync(clinician, relation, sharing);
                var page = Rule(clinician, relation, sharing);
                var named = $"{role} {relation} {sharing}";
                var grant = await _portal.Get<PatientAccess>().OpenAsync(clinician, Anna, Cancellation);

                Assert.True(grant is null == (page == InformationTypes.None), named);
                Assert.True(grant is null || grant.Types == page, named);
                Assert.Equal(grant is null, await HasEndedAsync(before));
                Assert.Equal([], grant is null ? [] : await WrongAsync(_ways.OfPage, grant, page, named));

                // The list was opened before anything was decided: what stands now decides, and what was declared is in no list.
                Assert.Equal([], await WrongAsync(_ways.OfList, list, relation == CareRelationKind.SelfDeclared ? InformationTypes.None : page, named));
            }
        }
    }

    [Fact]
    public async Task No_way_of_a_client_shows_what_the_patient_keeps_from_the_organisations_it_acts_for()
    {
        foreach (var (sharing, acts) in Enum.GetValues<SharingState>().SelectMany(_ => (OrganisationNumber[])[Larvik, Office], ValueTuple.Create))
        {
            await ShareAsync(sharing);
            var all = InformationTypes.Demographics | InformationTypes.Measurements | InformationTypes.Alerts | InformationTypes.Questionnaires | InformationTypes.Plans;
            var open = acts == Larvik || sharing == SharingState.Open ? all : InformationTypes.None;
            Assert.Equal([], await WrongAsync(_ways.OfClient, AccessPolicy.ForClient("client", [Larvik], [acts]), open, $"{sharing} {acts}"));
            Assert.Equal([], await WrongAsync(_ways.OfClient, AccessPolicy.ForClient("client", [Office], [acts]), InformationTypes.None, $"reads another, {sharing} {acts}"));
        }
    }

    [Fact]
    public async Task A_planted_leak_is_found_and_so_is_a_way_that_shows_nothing()
    {
        var grant = await _portal.GrantAsync(Secretary, Anna);
        Way<PatientGrant>[] planted = [new("Leak", InformationTypes.Alerts, _ => true), new("Blind", InformationTypes.Demographics, _ => false)];
        Assert.Equal(["here: Leak shows Alerts", "here: Blind hides Demographics"], await WrongAsync(_ways.OfPage.Concat(planted), grant, InformationTypes.Demographics, "here"));
    }

    [Fact]
    public void Every_method_that_takes_a_grant_is_walked()
    {
        string[] walked = [.. _ways.OfPage.Select(way => way.Method).Concat(_ways.OfList.Select(way => way.Method)).Concat(_ways.OfClient.Select(way => way.Method)).Select(name => name.Split(' ')[0])];
        Type[] grants = [typeof(PatientGrant), typeof(CaseloadGrant), typeof(ControllerGrant)];

        var taking = from type in typeof(PortalDatabase).Assembly.GetTypes()
                     where !type.IsNested && !typeof(Delegate).IsAssignableFrom(type) && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type)
                     from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                     where !method.IsSpecialName && method.Name is not ("Deconstruct" or "Equals" or "<Clone>$") && method.GetParameters().Any(parameter => grants.Contains(parameter.ParameterType))
                     select $"{type.Name.Split('`')[0]}.{method.Name}";

        Assert.Empty(taking.Distinct().Except(walked).Except(s_showNothing));
        Assert.Empty(s_showNothing.Except(taking));
    }

    [Fact]
    public void Every_kind_of_row_and_of_information_is_walked()
    {
        var rows = typeof(PortalDatabase).Assembly.GetTypes().Where(type => type.IsClass && typeof(IClinicalRow).IsAssignableFrom(type)).Select(type => "PortalDatabase.Visible " + type.Name).ToList();
        Assert.Empty(rows.Except(_ways.OfPage.Select(way => way.Method)));
        Assert.Empty(rows.Except(_ways.OfList.Select(way => way.Method)));
        Assert.Empty(rows.Except(_ways.OfClient.Select(way => way.Method)));

        // What the portal itself holds no rows of is walked by nobody: it comes from other sources.
        InformationTypes[] held = [.. typeof(PortalDatabase).Assembly.GetTypes().Where(type => type.IsClass && typeof(IClinicalRow).IsAssignableFrom(type)).Select(type => (InformationTypes)type.GetProperty(nameof(IClinicalRow.InformationType))!.GetValue(null)!).Distinct()];
        Assert.Empty(held.Except(_ways.OfPage.Select(way => way.Type)));
    }

    private static InformationTypes Rule(Clinician clinician, CareRelationKind? relation, SharingState sharing)
    {
        var care = clinician.Role != ClinicianRole.Secretary;

        return relation is null || (relation == CareRelationKind.SelfDeclared && !care) || (clinician.Organisation != Larvik && sharing != SharingState.Open) ? InformationTypes.None
            : !care ? InformationTypes.Demographics | InformationTypes.Appointments
            : relation == CareRelationKind.SelfDeclared ? InformationTypes.Demographics | InformationTypes.Measurements | InformationTypes.Alerts
            : Enum.GetValues<InformationTypes>().Where(type => type != InformationTypes.AccessLog || clinician.Organisation == Larvik).Aggregate((all, type) => all | type);
    }

    private static async Task<List<string>> WrongAsync<TGrant>(IEnumerable<Way<TGrant>> ways, TGrant grant, InformationTypes open, string named)
    {
        List<string> wrong = [];

        foreach (var way in ways)
        {
            if (await way.Shows(grant) != open.HasFlag(way.Type))
            {
                wrong.Add($"{named}: {way.Method} {(open.HasFlag(way.Type) ? "hides" : "shows")} {way.Type}");
            }
        }

        return wrong;
    }

    /// <summary>Whether a page that was opened before is closed by what it hears.</summary>
    private async Task<bool> HasEndedAsync(PatientGrant? before)
    {
        if (before is null)
        {
            return true;
        }

        OpenPatient open = new(_portal.Get<PatientAccess>(), before, _portal.Clock);
        open.Hear(new(Anna, Area.Sharing, 1));
        return await open.GrantAsync(Cancellation) is null;
    }

    private async Task<Clinician> SignInAsync(ClinicianRole role, OrganisationNumber organisation)
    {
        Clinician clinician = new($"{role} {organisation}", "N N", role, organisation, null);
        await using var database = await _portal.OpenAsync();
        database.Add(Row(clinician, null, null));
        await database.SaveChangesAsync(Cancellation);
        return clinician;
    }

    private async Task ArrangeAsync(Clinician clinician, CareRelationKind? relation, SharingState sharing)
    {
        await ShareAsync(sharing);
        await using var database = await _portal.OpenAsync();
        await database.CareRelations.Where(row => row.Patient == Anna && row.Organisation == clinician.Organisation).ExecuteDeleteAsync(Cancellation);
        await database.DeclaredRelations.ExecuteDeleteAsync(Cancellation);

        if (relation is { } kind)
        {
            // What is declared is nobody's where it stands among the recorded ones; where it belongs it is the clinician's.
            database.Add(new CareRelationRow { Patient = Anna, Controller = Larvik, Organisation = clinician.Organisation, Kind = kind, From = Now.AddYears(-1) });
        }

        if (relation == CareRelationKind.SelfDeclared)
        {
            database.Add(new DeclaredRelationRow { Patient = Anna, Clinician = clinician.Key, Organisation = clinician.Organisation, From = Now, Until = Now.AddHours(24) });
        }

        await database.SaveChangesAsync(Cancellation);
    }

    private async Task ShareAsync(SharingState sharing)
    {
        await using var database = await _portal.OpenAsync();
        await database.Sharing.ExecuteDeleteAsync(Cancellation);
        database.Add(new SharingRow { Patient = Anna, Controller = Larvik, State = sharing, Since = Now, RecordedBy = "test", Version = 1 });
        await database.SaveChangesAsync(Cancellation);
    }
}
