using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Journal;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Gateway;
using Dhof.Portal.Limits;
using Dhof.Portal.Measurements;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Plans;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Tests.Plans;
using Dhof.Portal.Timeline;
using Dhof.Portal.Worklist;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

/// <summary>Something of every kind that Larvik holds of Anna, and every way that leads to it: for a page, for a list and for a machine client.</summary>
internal sealed class AnnasWays(PortalUnderTest portal)
{
    private const InformationTypes Who = InformationTypes.Demographics, Measured = InformationTypes.Measurements, Alerted = InformationTypes.Alerts, Answered = InformationTypes.Questionnaires, Planned = InformationTypes.Plans, Used = InformationTypes.AccessLog;

    private const string Identifier = "urn:sender|anna-1";

    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2");
    private static readonly MeasurementDetails s_flow = MeasurementDetails.None with { Name = "Peak flow", Codes = ["http://loinc.org|19935-6"], Value = new(DetailForm.Number, "240", "L/min") };

    private static readonly SeenThrough s_yesterday = SeenThrough.Nothing(Now.AddDays(-1));

    private static readonly AccessLogFilter s_always = new(null, null, true);

    private readonly EventQueries _events = new(portal.Get<MeasurementEvents>(), portal.Get<AlertEvents>(), portal.Get<PauseEvents>(), portal.Get<GreenEvents>());
    private static readonly ResponseSearch s_anyResponse = new([], [], [], SearchOrder.Effective, true);

    private StandingAlert _standing = null!;
    private long _alert;
    private long _measured, _other, _unread, _body, _answered;

    public async Task FillAsync()
    {
        _measured = (await portal.MeasureAsync(Anna, 85, Now.AddHours(-1), identifier: Identifier)).Measurement;
        await portal.CorrectAsync(_measured, 84);
        _other = (await portal.MeasureAsync(Anna, 240, Now.AddHours(-1), kind: MeasurementCatalogue.Other, details: s_flow)).Measurement;
        await portal.AnswerAsync(Anna, Now.AddHours(-1), "urn:f", new AnsweredItem("q", 0, "Spørsmål", false, [new(AnswerType.FreeText, "svar")]));
        await portal.AnswerAsync(Anna, Now.AddHours(-1), FormScores.MmrcUrl, new AnsweredItem("mmrc", 0, "Grad", false, [new(AnswerType.Number, "2")]));
        await portal.MeasureAsync(Anna, 0, Now.AddHours(-1), kind: MeasurementCatalogue.Get("acvpu"));
        await portal.RefuseAsync(Anna, """{"resourceType":"Observation"}""");
        await portal.JudgeAsync();
        await portal.Get<PlanCommands>().AgreeAsync(await portal.GrantAsync(Nurse, Anna), SamplePlan.Whole, new(true, "Dr. Nils Berg, fastlege", new(2026, 11, 20)), 0, Cancellation);
        await portal.Get<PauseCommands>().PauseAsync(await portal.GrantAsync(Nurse, Anna), 0, PauseReason.Away, "", Now.AddDays(3), Cancellation);
        await using var database = await portal.OpenAsync();
        var engine = await portal.Get<EngineAccess>().OpenAsync("test", Cancellation);
        _alert = (await database.Visible<AlertRow>(engine).FirstAsync(row => row.Patient == Anna, Cancellation)).Id;
        _standing = (await database.Visible<AlertRow>(engine).FirstAsync(row => row.Id == _alert, Cancellation)).ToStanding();
        _unread = (await database.Visible<QuarantineRow>(engine).SingleAsync(row => row.Patient == Anna, Cancellation)).Id;
        _answered = (await database.Visible<QuestionnaireResponseRow>(engine).SingleAsync(row => row.Patient == Anna && row.Questionnaire == "urn:f", Cancellation)).Id;
        database.Add(new AlertRow { Patient = Anna, Controller = Larvik, Rule = _standing.Alert.Latest.Rule, Series = _standing.Alert.Latest.Series, RaisedAt = Now.AddDays(-2) }
            .Set(_standing.Alert)
            .Do(new(AlertActKind.Closed, Now.AddDays(-1), Performer.Of(Nurse), Severity.Yellow) { Reason = ClosingReason.Acted }));
        database.Add(new ReceivedIssueRow { Alert = _alert, Patient = Anna, Controller = Larvik, Fingerprint = [1], Number = 1, Received = Now });
        database.Add(new JournalDocumentRow { Alert = _alert, Patient = Anna, Controller = Larvik, Number = 1, State = JournalState.Ready, At = Now, Content = """{"entry":[{"resource":{"section":[{"text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Notat</p></div>"}}]}},{"resource":{"detail":"SpO2"}}]}"""u8.ToArray() });
        database.Add(GreenMarkRow.Of(Anna, Nurse, new(1, Now, new(Now, 0, 0), GreenMarkKind.Together)));
        database.Add(new CopiedPatientRow { Source = "epj", Patient = Anna, Controller = Larvik, Ids = "p1" });
        database.Add(new CopiedResourceRow { Source = "epj", Type = "Observation", Id = "o1", Patient = Anna, Controller = Larvik, Version = "1" });
        await database.SaveChangesAsync(Cancellation);
        await MarkAsync(await portal.GrantAsync(Nurse, Anna));
        await MarkAsync(await portal.GrantAsync(Doctor, Anna));
        _body = (await database.Visible<MeasurementRow>(engine).SingleAsync(row => row.Id == _measured, Cancellation)).Body;
    }

    public IEnumerable<Way<PatientGrant>> OfPage =>
    [
        new("PortalDatabase.Visible PatientRecordRow", Who, grant => AnyAsync<PatientRecordRow>(grant)),
        new("PortalDatabase.Visible MeasurementRow", Measured, grant => AnyAsync<MeasurementRow>(grant)),
        new("PortalDatabase.Visible MeasurementDetailRow", Measured, grant => AnyAsync<MeasurementDetailRow>(grant)),
        new("PortalDatabase.Visible MeasurementHistoryRow", Measured, grant => AnyAsync<MeasurementHistoryRow>(grant)),
        new("PortalDatabase.Visible LimitRow", Measured, grant => AnyAsync<LimitRow>(grant)),
        new("PortalDatabase.Visible CopiedResourceRow", Measured, grant => AnyAsync<CopiedResourceRow>(grant)),
        new("PortalDatabase.Visible CopiedPatientRow", Who, grant => AnyAsync<CopiedPatientRow>(grant)),
        new("PortalDatabase.Visible QuarantineRow", Measured, grant => AnyAsync<QuarantineRow>(grant)),
        new("PortalDatabase.Visible QuarantineHistoryRow", Measured, grant => AnyAsync<QuarantineHistoryRow>(grant)),
        new("PortalDatabase.Visible AlertRow", Alerted, grant => AnyAsync<AlertRow>(grant)),
        new("PortalDatabase.Visible AlertFindingRow", Alerted, grant => AnyAsync<AlertFindingRow>(grant)),
        new("PortalDatabase.Visible AlertActRow", Alerted, grant => AnyAsync<AlertActRow>(grant)),
        new("PortalDatabase.Visible PauseRow", Alerted, grant => AnyAsync<PauseRow>(grant)),
        new("PortalDatabase.Visible GreenMarkRow", Measured, grant => AnyAsync<GreenMarkRow>(grant)),
        new("PortalDatabase.Visible JournalDocumentRow", Alerted, grant => AnyAsync<JournalDocumentRow>(grant)),
        new("PortalDatabase.Visible ReceivedIssueRow", Alerted, grant => AnyAsync<ReceivedIssueRow>(grant)),
        new("PortalDatabase.Visible QuestionnaireResponseRow", Answered, grant => AnyAsync<QuestionnaireResponseRow>(grant)),
        new("PortalDatabase.Visible PlanVersionRow", Planned, grant => AnyAsync<PlanVersionRow>(grant)),
        new("PortalDatabase.Visible PlanDraftRow", Planned, grant => AnyAsync<PlanDraftRow>(grant)),
        new("PortalDatabase.IdentityNumber", Who, async grant =>
        {
            await using var database = await portal.OpenAsync();
            return await database.IdentityNumber(grant).AnyAsync(Cancellation);
        }),
        new("PatientQueries.IdentityAsync", Who, async grant => await portal.Get<PatientQueries>().IdentityAsync(grant, Cancellation) is not null),
        new("MeasurementReader.Since", Measured, grant => portal.Get<MeasurementReader>().Since(grant, s_spo2, Now.AddDays(-1)).Count > 0),
        new("MeasurementReader.Newest", Measured, grant => portal.Get<MeasurementReader>().Newest(grant, s_spo2, 1).Count > 0),
        new("MeasurementReader.NewestOfEach", Measured, grant => portal.Get<MeasurementReader>().NewestOfEach(grant, MeasurementCatalogue.Other).Count > 0),
        new("MeasurementReader.Identified", Measured, grant => portal.Get<MeasurementReader>().Identified(grant, [Identifier]).Count > 0),
        new("MeasurementQueries.Identified", Measured, grant => portal.Get<MeasurementQueries>().Identified(grant, [Identifier]).Count > 0),
        new("VersionReader.Of", Measured, grant => portal.Get<VersionReader>().Of(grant, [_measured]).Count > 0),
        new("ReadingOriginReader.Of", Measured, grant => portal.Get<ReadingOriginReader>().Of(grant, s_spo2).Count > 0),
        new("OriginReader.Find", Measured, grant => portal.Get<OriginReader>().Find(grant, _measured) is not null),
        new("OriginReader.Find former", Measured, grant => portal.Get<OriginReader>().Find(grant, _measured, 1) is not null),
        new("MeasurementQueries.LatestAsync", Measured, async grant => (await portal.Get<MeasurementQueries>().LatestAsync(grant, LimitHistory.None, Cancellation)).Count > 0),
        new("MeasurementQueries.Others", Measured, grant => portal.Get<MeasurementQueries>().Others(grant).Count > 0),
        new("MeasurementQueries.DetailsAsync", Measured, async grant => (await portal.Get<MeasurementQueries>().DetailsAsync(grant, [_other], Cancellation)).Count > 0),
        new("MeasurementQueries.Versions", Measured, grant => portal.Get<MeasurementQueries>().Versions(grant, _measured).Any()),
        new("MeasurementQueries.Kinds", Measured, grant => portal.Get<MeasurementQueries>().Kinds(grant).Any()),
        new("MeasurementQueries.Since", Measured, grant => portal.Get<MeasurementQueries>().Since(grant, s_spo2, Now.AddDays(-1)).Count > 0),
        new("MeasurementQueries.LimitsAsync", Measured, async grant => !(await portal.Get<MeasurementQueries>().LimitsAsync(grant, Cancellation)).Equals(LimitHistory.None)),
        new("MeasurementReader.Since of one controller", Measured, grant => portal.Get<MeasurementReader>().Since(grant, Larvik, s_spo2, Now.AddDays(-1)).Count > 0),
        new("MeasurementReader.Has", Measured, grant => portal.Get<MeasurementReader>().Has(grant, Larvik, s_spo2)),
        new("LimitQueries.OpenAsync", Measured, async grant => (await portal.Get<LimitQueries>().OpenAsync(grant, Cancellation)).Any(one => one.Controller == Larvik)),
        new("LimitQueries.BasisAsync", Measured, async grant => !(await portal.Get<LimitQueries>().BasisAsync(grant, Larvik, s_spo2, 0, Cancellation)).Recent.IsEmpty),
        new("LimitQueries.BasisAsync alerts", Alerted, async grant => (await portal.Get<LimitQueries>().BasisAsync(grant, Larvik, s_spo2, 0, Cancellation)).Alerted?.Count > 0),
        new("NewReadingReader.Since", Measured, grant => portal.Get<NewReadingReader>().Since(grant, s_yesterday).Count > 0),
        new("NewsQueries.ReadAsync", Alerted, async grant => (await portal.Get<NewsQueries>().ReadAsync(grant, Cancellation)).IsOpen),
        new("SeenCommands.MarkAsync", Measured, async grant => await MarkAsync(grant) == Outcome.Done),
        new("SeenCommands.UndoAsync", Measured, async grant => await MarkAsync(grant) is var _ && await portal.Get<SeenCommands>().UndoAsync(grant, (await portal.Get<NewsQueries>().ReadAsync(grant, Cancellation)).Mark.Number, Cancellation) == Outcome.Done),
        new("PortalDatabase.SeenMarks", Measured, async grant =>
        {
            await using var database = await portal.OpenAsync();
            return await database.SeenMarks(grant).AnyAsync(Cancellation);
        }),
        new("ChartQueries.OpenAsync", Measured, async grant => await portal.Get<ChartQueries>().OpenAsync(grant, s_spo2, [], Cancellation) is not null),
        new("MeasurementOrigins.FindAsync", Measured, async grant => await portal.Get<MeasurementOrigins>().FindAsync(grant, _measured, null, Cancellation) is not null),
        new("MeasurementEvents.SinceAsync", Measured, async grant => (await portal.Get<MeasurementEvents>().SinceAsync(grant, Now.AddDays(-1), LimitHistory.None, Cancellation)).Any()),
        new("GreenEvents.SinceAsync", Measured, async grant => (await portal.Get<GreenEvents>().SinceAsync(grant, Now.AddDays(-1), Cancellation)).Count > 0),
        new("EventQueries.SinceAsync", Measured, async grant => !(await _events.SinceAsync(grant, Now.AddDays(-1), LimitHistory.None, Cancellation)).IsEmpty),
        new("AlertQueries.OpenAsync", Alerted, async grant => (await portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Count > 0),
        new("AlertQueries.EarlierAsync", Alerted, async grant => (await portal.Get<AlertQueries>().EarlierAsync(grant, [_standing], 5, Cancellation)).Contains(_standing.Id)),
        new("AlertQueries.NotesAsync", Alerted, async grant => (await portal.Get<AlertQueries>().NotesAsync(grant, s_spo2, Cancellation)).Count > 0),
        new("AlertEvents.SinceAsync", Alerted, async grant => (await portal.Get<AlertEvents>().SinceAsync(grant, Now.AddDays(-1), Cancellation)).Count > 0),
        new("JournalQueries.OfAsync", Alerted, async grant => !(await portal.Get<JournalQueries>().OfAsync(grant, Cancellation)).IsEmpty),
        new("PauseQueries.OfAsync", Alerted, async grant => (await portal.Get<PauseQueries>().OfAsync(grant, Cancellation)).ContainsKey(Larvik)),
        new("PauseEvents.SinceAsync", Alerted, async grant => (await portal.Get<PauseEvents>().SinceAsync(grant, Now.AddDays(-1), Cancellation)).Count > 0),
        new("PlanQueries.PlansAsync", Planned, async grant => !(await portal.Get<PlanQueries>().PlansAsync(grant, Cancellation)).IsEmpty),
        new("PlanQueries.DraftsAsync", Planned, async grant => (await portal.Get<PlanQueries>().DraftsAsync(grant, Cancellation)).Count > 0),
        new("PlanQueries.AdviceAsync", Planned, async grant => (await portal.Get<PlanQueries>().AdviceAsync(grant, Cancellation))(Larvik, Severity.Red) is not null),
        new("PlanQueries.ZonesAsync", Planned, async grant => (await portal.Get<PlanQueries>().ZonesAsync(grant, Cancellation)).InForce(Larvik) is not null),
        new("ResponseQueries.FindAsync", Answered, async grant => await portal.Get<ResponseQueries>().FindAsync(grant, _answered, Cancellation) is not null),
        new("ResponseQueries.HistoryAsync", Answered, async grant => (await portal.Get<ResponseQueries>().HistoryAsync(grant, 1, Cancellation)).Count > 0),
        new("ScoreQueries.FormsAsync", Answered, async grant => (await portal.Get<ScoreQueries>().FormsAsync(grant, Cancellation)).Mmrc is not null),
        new("ScoreQueries.News2Async", Measured, async grant => await portal.Get<ScoreQueries>().News2Async(grant, Cancellation) is not null),
        new("News2Reader.LatestAsync", Measured, async grant => await portal.Get<News2Reader>().LatestAsync(grant, Cancellation) is not null),
        new("PortalDatabase.Uses", Used, async grant =>
        {
            await using var database = await portal.OpenAsync();
            return await database.Uses(grant).AnyAsync(Cancellation);
        }),
        new("AccessLogReader.OpenAsync", Used, grant => portal.Get<AccessLogReader>().OpenAsync(grant, Cancellation)),
        new("AccessLogReader.ReadAsync", Used, async grant => (await portal.Get<AccessLogReader>().ReadAsync(grant, s_always, null, 1, Cancellation)).Total > 0),
        new("AccessLogReader.ExportAsync", Used, async grant => await portal.Get<AccessLogReader>().ExportAsync(grant, new(null, new(2020, 1, 1), false), Cancellation) is not null),
        new("QuarantineQueries.OfPatientAsync", Measured, async grant => (await portal.Get<QuarantineQueries>().OfPatientAsync(grant, Cancellation)).Count > 0),
        new("QuarantineQueries.ContentAsync", Measured, async grant => await portal.Get<QuarantineQueries>().ContentAsync(grant, _unread, Cancellation) is not null),
        new("QuarantineCommands.HandleAsync", Measured, async grant => await UndoneAsync(await portal.Get<QuarantineCommands>().HandleAsync(grant, _unread, Cancellation), grant)),
        new("QuarantineCommands.RetryAsync", Measured, async grant => await portal.Get<QuarantineCommands>().RetryAsync(grant, _unread, Cancellation) == Outcome.Done),
        new("QuarantineCommands.UndoAsync", Measured, async grant => await portal.Get<QuarantineCommands>().UndoAsync(grant, _unread, Cancellation) == Outcome.Done),
    ];

    public IEnumerable<Way<CaseloadGrant>> OfList =>
    [
        new("PortalDatabase.Visible PatientRecordRow", Who, list => AnyAsync<PatientRecordRow>(list)),
        new("PortalDatabase.Visible MeasurementRow", Measured, list => AnyAsync<MeasurementRow>(list)),
        new("PortalDatabase.Visible MeasurementDetailRow", Measured, list => AnyAsync<MeasurementDetailRow>(list)),
        new("PortalDatabase.Visible MeasurementHistoryRow", Measured, list => AnyAsync<MeasurementHistoryRow>(list)),
        new("PortalDatabase.Visible QuarantineHistoryRow", Measured, list => AnyAsync<QuarantineHistoryRow>(list)),
        new("PortalDatabase.Visible AlertFindingRow", Alerted, list => AnyAsync<AlertFindingRow>(list)),
        new("PortalDatabase.Visible AlertActRow", Alerted, list => AnyAsync<AlertActRow>(list)),
        new("PortalDatabase.Visible PauseRow", Alerted, list => AnyAsync<PauseRow>(list)),
        new("PortalDatabase.Visible GreenMarkRow", Measured, list => AnyAsync<GreenMarkRow>(list)),
        new("PortalDatabase.Visible JournalDocumentRow", Alerted, list => AnyAsync<JournalDocumentRow>(list)),
        new("PortalDatabase.Visible ReceivedIssueRow", Alerted, list => AnyAsync<ReceivedIssueRow>(list)),
        new("PortalDatabase.Visible LimitRow", Measured, list => AnyAsync<LimitRow>(list)),
        new("PortalDatabase.Visible CopiedResourceRow", Measured, list => AnyAsync<CopiedResourceRow>(list)),
        new("PortalDatabase.Visible CopiedPatientRow", Who, list => AnyAsync<CopiedPatientRow>(list)),
        new("PortalDatabase.Visible QuarantineRow", Measured, list => AnyAsync<QuarantineRow>(list)),
        new("PortalDatabase.Visible AlertRow", Alerted, list => AnyAsync<AlertRow>(list)),
        new("PortalDatabase.Visible QuestionnaireResponseRow", Answered, list => AnyAsync<QuestionnaireResponseRow>(list)),
        new("PortalDatabase.Visible PlanVersionRow", Planned, list => AnyAsync<PlanVersionRow>(list)),
        new("PortalDatabase.Visible PlanDraftRow", Planned, list => AnyAsync<PlanDraftRow>(list)),
        new("PatientQueries.RecordsAsync", Who, async list => (await portal.Get<PatientQueries>().RecordsAsync(list, Cancellation)).ContainsKey(Anna)),
        new("PatientListQueries.ReadAsync", Who, async list => (await portal.Get<PatientListQueries>().ReadAsync(list, Cancellation)).Any(row => row.Patient == Anna)),
        new("SharedReading.ReadAsync", Who, async list => (await portal.Get<SharedPatientList>().ReadAsync(list, Cancellation)).Any(row => row.Patient == Anna)),
        new("MeasurementReader.Since", Measured, list => portal.Get<MeasurementReader>().Since(list, Anna, s_spo2, Now.AddDays(-1)).Count > 0),
        new("MeasurementReader.NewestAt", Measured, list => portal.Get<MeasurementReader>().NewestAt(list).ContainsKey(Anna)),
        new("MeasurementQueries.Since", Measured, list => portal.Get<MeasurementQueries>().Since(list, Anna, s_spo2, Now.AddDays(-1)).Count > 0),
        new("MeasurementQueries.NewestAt", Measured, list => portal.Get<MeasurementQueries>().NewestAt(list).ContainsKey(Anna)),
        new("MeasurementQueries.LimitsAsync", Measured, async list => (await portal.Get<MeasurementQueries>().LimitsAsync(list, [Anna], Cancellation)).ContainsKey(Anna)),
        new("LimitQueries.ToReviewAsync", Measured, async list => (await portal.Get<LimitQueries>().ToReviewAsync(list, Cancellation)).ContainsKey(Anna)),
        new("LimitsToReviewQueries.ReadAsync", Measured, async list => (await portal.Get<LimitsToReviewQueries>().ReadAsync(list, Cancellation)).Any(one => one.Patient == Anna)),
        new("AlertQueries.OpenAsync", Alerted, async list => (await portal.Get<AlertQueries>().OpenAsync(list, Cancellation)).Contains(Anna)),
        new("PlanQueries.ZonesAsync", Planned, async list => (await portal.Get<PlanQueries>().ZonesAsync(list, [Anna], Cancellation)).ContainsKey(Anna)),
        new("NewReadingReader.Since", Measured, list => portal.Get<NewReadingReader>().Since(list, Anna, s_yesterday).Count > 0),
        new("NewsQueries.ReadAsync", Alerted, async list => (await portal.Get<NewsQueries>().ReadAsync(list, ReaderOf(list), [Anna], Cancellation))[Anna].IsOpen),
        new("MyPatientsQueries.ReadAsync", Who, async list => await portal.Get<MyPatientsQueries>().ReadAsync(list, ReaderOf(list), Cancellation) is var reading && reading.Changed.Concat(reading.Unchanged).Any(one => one.Patient == Anna)),
        new("PortalDatabase.SeenMarks", Measured, async list =>
        {
            await using var database = await portal.OpenAsync();
            return await database.SeenMarks(list, ReaderOf(list)).AnyAsync(mark => mark.Patient == Anna, Cancellation);
        }),
        new("QuarantineQueries.OpenAsync", Measured, async list => (await portal.Get<QuarantineQueries>().OpenAsync(list, Cancellation)).Contains(Anna)),

        // The row, and the count of those without.
        new("WorklistQueries.ReadAsync", Alerted, async list => (await portal.Get<WorklistQueries>().ReadAsync(list, Cancellation)).Rows.Any(row => row.Patient == Anna)),
        new("KeptWorklists.ReadAsync", Alerted, async list => (await portal.Get<KeptWorklists>().ReadAsync(list, Cancellation)).Rows.Any(row => row.Patient == Anna)),
        new("CaseloadReader.Opened", Who, list => portal.Get<CaseloadReader>().Opened(list).Any(one => one.Patient == Anna)),
        new("WorklistQueries.ReadAsync count", Who, async list => await portal.Get<WorklistQueries>().ReadAsync(list, Cancellation) is var reading && reading.Rows.Length + reading.Without > await OthersAsync(list)),
    ];

    /// <summary>FHIR reads, searches, counts and histories go through these.</summary>
    public IEnumerable<Way<ControllerGrant>> OfClient =>
    [
        new("PortalDatabase.Visible AlertRow", Alerted, client => AnyAsync<AlertRow>(client)),
        new("PortalDatabase.Visible PatientRecordRow", Who, client => AnyAsync<PatientRecordRow>(client)),
        new("PortalDatabase.Visible MeasurementRow", Measured, client => AnyAsync<MeasurementRow>(client)),
        new("PortalDatabase.Visible MeasurementDetailRow", Measured, client => AnyAsync<MeasurementDetailRow>(client)),
        new("PortalDatabase.Visible MeasurementHistoryRow", Measured, client => AnyAsync<MeasurementHistoryRow>(client)),
        new("PortalDatabase.Visible LimitRow", Measured, client => AnyAsync<LimitRow>(client)),
        new("PortalDatabase.Visible CopiedResourceRow", Measured, client => AnyAsync<CopiedResourceRow>(client)),
        new("PortalDatabase.Visible CopiedPatientRow", Who, client => AnyAsync<CopiedPatientRow>(client)),
        new("PortalDatabase.Visible QuarantineRow", Measured, client => AnyAsync<QuarantineRow>(client)),
        new("PortalDatabase.Visible QuarantineHistoryRow", Measured, client => AnyAsync<QuarantineHistoryRow>(client)),
        new("PortalDatabase.Visible AlertFindingRow", Alerted, client => AnyAsync<AlertFindingRow>(client)),
        new("PortalDatabase.Visible AlertActRow", Alerted, client => AnyAsync<AlertActRow>(client)),
        new("PortalDatabase.Visible PauseRow", Alerted, client => AnyAsync<PauseRow>(client)),
        new("PortalDatabase.Visible GreenMarkRow", Measured, client => AnyAsync<GreenMarkRow>(client)),
        new("PortalDatabase.Visible JournalDocumentRow", Alerted, client => AnyAsync<JournalDocumentRow>(client)),
        new("PortalDatabase.Visible ReceivedIssueRow", Alerted, client => AnyAsync<ReceivedIssueRow>(client)),
        new("PortalDatabase.Visible QuestionnaireResponseRow", Answered, client => AnyAsync<QuestionnaireResponseRow>(client)),
        new("PortalDatabase.Visible PlanVersionRow", Planned, client => AnyAsync<PlanVersionRow>(client)),
        new("PortalDatabase.Visible PlanDraftRow", Planned, client => AnyAsync<PlanDraftRow>(client)),
        new("PatientLocator.Find", Who, client => portal.Get<PatientLocator>().Find(client, Anna) is not null),
        new("OriginalReader.Find", Measured, client => portal.Get<OriginalReader>().Find(client, _measured) is not null),
        new("OriginalReader.Find version", Measured, client => portal.Get<OriginalReader>().Find(client, _measured, 1) is not null),
        new("OriginalReader.History", Measured, client => portal.Get<OriginalReader>().History(client, _measured).Count > 0),
        new("ResponseQueries.OriginalAsync", Answered, async client => await portal.Get<ResponseQueries>().OriginalAsync(client, _answered, Cancellation) is not null),
        new("MeasurementSearchReader.Find", Measured, client => Search(client, (reader, grant, search, now) => reader.Find(grant, Anna, search, now, null, 10).Count)),
        new("MeasurementSearchReader.Count", Measured, client => Search(client, (reader, grant, search, now) => reader.Count(grant, Anna, search, now))),
        new("PortalDatabase.IdentityNumber", Who, async client =>
        {
            await using var database = await portal.OpenAsync();
            return await database.IdentityNumber(client, Anna).AnyAsync(Cancellation);
        }),
        new("PortalDatabase.Persons", Who, async client =>
        {
            await using var database = await portal.OpenAsync();
            return await database.Persons(client).AnyAsync(person => person.Id == Anna, Cancellation);
        }),
        new("RecordQueries.OfAsync", Who, async client => (await portal.Get<RecordQueries>().OfAsync(client, Anna, Cancellation)).Count > 0),
        new("ReportedPlans.OfAsync", Planned, async client => (await portal.Get<ReportedPlans>().OfAsync(client, Anna, Cancellation)).Count > 0),
        new("ReportedPlans.FindAsync", Planned, async client => await portal.Get<ReportedPlans>().FindAsync(client, 1, Cancellation) is not null),
        new("PauseQueries.OfAsync", Alerted, async client => (await portal.Get<PauseQueries>().OfAsync(client, [Anna], Cancellation)).Count > 0),
        new("ReportedAlerts.OfAsync", Alerted, async client => (await portal.Get<ReportedAlerts>().OfAsync(client, Anna, Cancellation)).Count > 0),
        new("ReportedAlerts.FindAsync", Alerted, async client => await portal.Get<ReportedAlerts>().FindAsync(client, _alert, Cancellation) is not null),
        new("ResponseSearchReader.Find", Answered, client => portal.Get<ResponseSearchReader>() is var reader && reader.Find(Narrow(client), Anna, s_anyResponse, reader.Now(), null, 10).Count > 0),
        new("ResponseSearchReader.Count", Answered, client => portal.Get<ResponseSearchReader>() is var reader && reader.Count(Narrow(client), Anna, s_anyResponse, reader.Now()) > 0),
        new("BodyReader.Read", Measured, client => portal.Get<BodyReader>().Read(Narrow(client), [_body]).Any()),
        new("OpenedBodies.Open", Measured, client => new OpenedBodies(portal.Get<BodyReader>()).Open(Narrow(client), [_body]).Count > 0),
    ];

    // As the search of FHIR does: the client's grant is made narrower by whom it found.
    private ControllerGrant Narrow(ControllerGrant client) => AccessPolicy.Narrow(client, portal.Get<PatientLocator>().Find(client, Anna)?.Controllers ?? []);

    private bool Search(ControllerGrant client, Func<MeasurementSearchReader, ControllerGrant, MeasurementSearch, SearchHorizon, int> find)
    {
        var reader = portal.Get<MeasurementSearchReader>();
        return find(reader, Narrow(client), new([s_spo2], [], [], SearchOrder.Effective, true), reader.Now()) > 0;
    }

    private async Task<Outcome> MarkAsync(PatientGrant grant) => await portal.Get<SeenCommands>().MarkAsync(grant, await portal.Get<NewsQueries>().ReadAsync(grant, Cancellation), Cancellation);

    // Those whom the tests sign in; a grant for a list does not say whose it is, but is held to it.
    private static Clinician ReaderOf(CaseloadGrant list) => Enum.GetValues<ClinicianRole>()
        .SelectMany(role => (OrganisationNumber[])[Larvik, Office], (role, organisation) => new Clinician($"{role} {organisation}", "N N", role, organisation, null))
        .Concat([Nurse, Colleague, OsloNurse, Doctor, Secretary])
        .First(list.IsOf);

    private async Task<int> OthersAsync(CaseloadGrant list) => (await portal.Get<PatientQueries>().RecordsAsync(list, Cancellation)).Keys.Count(patient => patient != Anna);

    private async Task<bool> UndoneAsync(Outcome outcome, PatientGrant grant)
    {
        if (outcome == Outcome.Done)
        {
            await portal.Get<QuarantineCommands>().UndoAsync(grant, _unread, Cancellation);
        }

        return outcome == Outcome.Done;
    }

    private async Task<bool> AnyAsync<T>(PatientGrant grant)
        where T : class, IClinicalRow
    {
        await using var database = await portal.OpenAsync();
        return await database.Visible<T>(grant).AnyAsync(Cancellation);
    }

    private async Task<bool> AnyAsync<T>(CaseloadGrant list)
        where T : class, IClinicalRow
    {
        await using var database = await portal.OpenAsync();
        return await database.Visible<T>(list).AnyAsync(row => row.Patient == Anna, Cancellation);
    }

    private async Task<bool> AnyAsync<T>(ControllerGrant client)
        where T : class, IClinicalRow
    {
        await using var database = await portal.OpenAsync();
        return await database.Visible<T>(client).AnyAsync(row => row.Patient == Anna, Cancellation);
    }
}
