using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Journal;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Data;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts.Acts;

public sealed class JournalTests : IAsyncLifetime
{
    private static readonly Assessment s_reached = new(ContactOutcome.Patient, "Tungpust <siden i går> & hoster", "Øker etter planen", null);

    private readonly PortalUnderTest _portal = new();

    private AlertCommands Commands => _portal.Get<AlertCommands>();

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await _portal.MeasureAsync(Anna, 84, Now);
        await _portal.JudgeAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async System.Threading.Tasks.Task A_closing_with_an_assessment_makes_a_document_that_is_ready_to_be_sent_and_says_what_was_done()
    {
        var kari = await GrantAsync(Nurse);
        await Commands.FollowUpAsync(kari, await SeenAsync(), false, Cancellation);
        await Commands.CloseAsync(kari, await SeenAsync(), ClosingReason.Acted, s_reached, Cancellation);
        var version = Assert.Single(Assert.Single(await _portal.Get<JournalQueries>().OfAsync(kari, Cancellation)));
        Assert.Equal((1, JournalState.Ready, Now, "Kari Nilsen, Sykepleier, hjemmetjenesten"), (version.Number, version.State, version.At, version.By));
        Assert.Equal(
            """
            Digital hjemmeoppfølging, varsel avsluttet, Larvik kommune
            Varsel åpnet 23.11.2026 10:00: SpO₂ 84 % er under rød grense 88 % (Rød)
            Regel outside-limit, versjon 1
            23.11.2026 10:00 Varsel følges opp. Kari Nilsen, Sykepleier, hjemmetjenesten
            23.11.2026 10:00 Varsel vurdert. Snakket med pasienten: Tungpust <siden i går> & hoster Avtalt: Øker etter planen. Kari Nilsen, Sykepleier, hjemmetjenesten
            23.11.2026 10:00 Varsel avsluttet. Tiltak gjort. Kari Nilsen, Sykepleier, hjemmetjenesten
            Varselet er beslutningsstøtte og erstatter ikke klinisk vurdering.
            """.ReplaceLineEndings("\n"),
            version.Text.Replace('\u00a0', ' '));
    }

    [Fact]
    public async System.Threading.Tasks.Task What_is_stored_is_a_document_bundle_that_names_whose_it_is_who_wrote_it_and_what_happened()
    {
        await CloseAsync();
        var content = (await RowsAsync())[0].Content;
        Assert.IsType<Bundle>(new FhirJsonDeserializer().Deserialize<Bundle>(Encoding.UTF8.GetString(content)));
        var bundle = JsonNode.Parse(content)!;
        var (composition, issue) = (bundle["entry"]![0]!["resource"]!, bundle["entry"]![1]!);
        Assert.Equal(("document", "Composition", "final", "34133-9"), ((string?)bundle["type"], (string?)composition["resourceType"], (string?)composition["status"], (string?)composition["type"]!["coding"]![0]!["code"]));
        Assert.Equal(("14834849810", "1234567", "310000019"), ((string?)composition["subject"]!["identifier"]!["value"], (string?)composition["author"]![0]!["identifier"]!["value"], (string?)composition["custodian"]!["identifier"]!["value"]));
        Assert.Equal(["0", "3"], composition["event"]!.AsArray().Select(happened => (string?)happened!["code"]![0]!["coding"]![0]!["code"]));
        Assert.Equal((string?)issue["fullUrl"], (string?)composition["section"]![0]!["entry"]![0]!["reference"]);
        Assert.Equal("14834849810", (string?)issue["resource"]!["patient"]!["identifier"]!["value"]);
        Assert.StartsWith("SpO₂ 84", (string?)issue["resource"]!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async System.Threading.Tasks.Task What_is_said_afterwards_makes_a_version_that_replaces_the_one_before_and_leaves_it_as_it_was()
    {
        await CloseAsync();
        var first = (await RowsAsync())[0].Content;
        var seen = await SeenOfAllAsync();
        Assert.Equal(Outcome.Done, await Commands.AssessAsync(await GrantAsync(Doctor), seen, s_reached with { Judged = "Kontroll hos fastlege" }, Cancellation));
        var rows = await RowsAsync();
        Assert.Equal([(1, JournalState.Ready), (2, JournalState.Ready)], rows.Select(row => (row.Number, row.State)));
        Assert.Equal(first, rows[0].Content);
        var second = JsonNode.Parse(rows[1].Content)!["entry"]![0]!["resource"]!;
        Assert.Equal(("amended", "replaces", "1/1"), ((string?)second["status"], (string?)second["relatesTo"]![0]!["code"], (string?)second["relatesTo"]![0]!["targetIdentifier"]!["value"]));
        var text = (await _portal.Get<JournalQueries>().OfAsync(await GrantAsync(Nurse), Cancellation))[0][0].Text;
        Assert.Contains("Kontroll hos fastlege", text, StringComparison.Ordinal);
        Assert.Contains("\nversjon 2\n", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async System.Threading.Tasks.Task An_undone_closing_withdraws_its_document_and_the_next_closing_makes_another_version()
    {
        await CloseAsync();
        await Commands.ReopenAsync(await GrantAsync(Nurse), await SeenOfAllAsync(), Cancellation);
        await Commands.CloseAsync(await GrantAsync(Nurse), await SeenAsync(), ClosingReason.WaitAndSee, null, Cancellation);
        var rows = await RowsAsync();
        Assert.Equal([JournalState.Ready, JournalState.Withdrawn, JournalState.Ready], rows.Select(row => row.State));
        Assert.Contains("Trukket: Kari Nilsen, Sykepleier, hjemmetjenesten angret avslutningen 23.11.2026 10:00", (await _portal.Get<JournalQueries>().OfAsync(await GrantAsync(Nurse), Cancellation))[0][1].Text, StringComparison.Ordinal);
        Assert.Equal("entered-in-error", (string?)JsonNode.Parse(rows[1].Content)!["entry"]![0]!["resource"]!["status"]);
    }

    [Fact]
    public async System.Threading.Tasks.Task A_closing_without_an_assessment_says_nothing_and_makes_no_document()
    {
        await _portal.MeasureAsync(Bo, 90, Now);
        await _portal.JudgeAsync();
        var grant = await _portal.GrantAsync(Nurse, Bo);
        Assert.Equal(Outcome.Done, await Commands.CloseAsync(grant, [.. (await _portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Select(alert => alert.Seen)], ClosingReason.Expected, null, Cancellation));
        await using var database = await _portal.OpenAsync();
        Assert.Empty(await database.Visible<JournalDocumentRow>(grant).ToListAsync(Cancellation));
    }

    [Fact]
    public async System.Threading.Tasks.Task The_document_that_was_written_last_stands_first()
    {
        await CloseAsync();
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        await _portal.MeasureAsync(Anna, 135, _portal.Clock.GetUtcNow(), kind: MeasurementCatalogue.Get("hr"));
        await _portal.JudgeAsync();
        await CloseAsync();
        Assert.Equal([Now.AddHours(1), Now], (await _portal.Get<JournalQueries>().OfAsync(await GrantAsync(Nurse), Cancellation)).Select(versions => versions[0].At));
    }

    [Theory, InlineData("UPDATE JournalDocuments SET State = 2"), InlineData("DELETE FROM JournalDocuments")]
    public async System.Threading.Tasks.Task A_version_is_neither_changed_nor_deleted(string statement)
    {
        await CloseAsync();
        await using var database = await _portal.OpenAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync(statement, Cancellation));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private async System.Threading.Tasks.Task CloseAsync() => Assert.Equal(Outcome.Done, await Commands.CloseAsync(await GrantAsync(Nurse), await SeenAsync(), ClosingReason.Acted, s_reached, Cancellation));

    private Task<PatientGrant> GrantAsync(Clinician clinician) => _portal.GrantAsync(clinician, Anna);

    private async Task<ImmutableArray<SeenAlert>> SeenAsync() => [.. (await _portal.Get<AlertQueries>().OpenAsync(await GrantAsync(Nurse), Cancellation)).Select(alert => alert.Seen)];

    private async Task<ImmutableArray<SeenAlert>> SeenOfAllAsync()
    {
        await using var database = await _portal.OpenAsync();
        return [.. (await database.Visible<AlertRow>(await GrantAsync(Nurse)).ToListAsync(Cancellation)).Select(row => new SeenAlert(row.Id, row.Severity))];
    }

    private async Task<List<JournalDocumentRow>> RowsAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.Visible<JournalDocumentRow>(await GrantAsync(Nurse)).OrderBy(row => row.Number).ToListAsync(Cancellation);
    }
}
