using System.Globalization;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Components.Tests.Pages;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Sources;
using Dhof.Portal.Timeline;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Sources;

/// <summary>The strip, the panel of items and the readings beside the portal's own, over a FHIR server of the test's own.</summary>
public sealed class SourceStripTests : PortalPage
{
    private static readonly CancellationToken s_cancellation = Xunit.TestContext.Current.CancellationToken;

    private static readonly SourceKey s_office = SourceKey.TryParse("office", out var key) ? key : default;

    private FakeFhirServer _server = null!;

    protected override async ValueTask<Dictionary<string, string?>> SourceSettingsAsync()
    {
        _server = await FakeFhirServer.StartAsync();
        return new()
        {
            ["Sources:0:Key"] = "office",
            ["Sources:0:Name"] = "Havna legekontor",
            ["Sources:0:Organisation"] = Office.ToString(),
            ["Sources:0:Kind"] = "GenericR4",
            ["Sources:0:BaseAddress"] = _server.Base.ToString(),
            ["Sources:0:Agreement"] = "DBA 1",
            ["Sources:0:TokenSetting"] = "T",
            ["T"] = "t",
        };
    }

    [Fact]
    public async Task The_strip_asks_and_tells_how_much_the_source_has_and_who_has_what_opens_from_it()
    {
        _server.Resources.AddRange([Anne(), SpO2(1, 3), SpO2(2, 30), Stay(1, 48)]);
        var strip = await OpenedAsync<SourceStrip>();
        await UntilAsync(() => Assert.Equal("Havna legekontor 4 opplysninger, nyeste 07:00", Text(strip.Find("[data-source=office]").TextContent)));
        Assert.Empty(strip.FindAll("#holdings"));

        await strip.InvokeAsync(() => strip.Find(".sources-who").ClickAsync());
        Assert.Contains("2, nyeste 23.11.2026", strip.Find("#holdings").TextContent, StringComparison.Ordinal);
        Assert.Contains("ingen", strip.Find("#holdings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_asked_later_by_another_panel_says_so_too_when_it_has_not_answered()
    {
        _server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        var strip = await OpenedAsync<SourceStrip>();
        await UntilAsync(() => Assert.Contains("nyeste", strip.Find("[data-source=office]").TextContent, StringComparison.Ordinal));

        var answers = new TaskCompletionSource();
        _server.Before = async (_, _) =>
        {
            await answers.Task;
            return false;
        };
        _ = Held.LoadAsync(await Portal.GrantAsync(Nurse, Anna), InformationTypes.Measurements, null, s_cancellation);
        await UntilAsync(() => Assert.Contains("spør …", strip.Find("[data-source=office]").TextContent, StringComparison.Ordinal));
        await UntilAsync(() => Assert.Contains("har ikke svart ennå", strip.Find("[data-source=office]").TextContent, StringComparison.Ordinal));
        answers.SetResult();
    }

    [Fact]
    public async Task A_source_that_the_patient_keeps_from_the_reader_is_named_as_closed_and_not_asked()
    {
        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new SharingRow { Patient = Anna, Controller = Office, State = SharingState.Objects, Since = Now, RecordedBy = "test", RecordedByRole = ClinicianRole.HomeCareNurse });
            await database.SaveChangesAsync(s_cancellation);
        }

        var strip = await OpenedAsync<SourceStrip>();
        strip.WaitForAssertion(() => Assert.Equal("Havna legekontor deles ikke, etter pasientens ønske", Text(strip.Find("[data-source=office].source-closed").TextContent)));
        Assert.DoesNotContain(_server.Seen, seen => seen.Type != "metadata");
    }

    [Fact]
    public async Task A_patient_whom_a_source_says_is_admitted_now_is_paused_by_one_key_and_never_by_itself()
    {
        _server.Resources.AddRange([Anne(), Stay(1, 48, "in-progress", "IMP")]);
        var notice = await OpenedAsync<AdmittedElsewhere>();
        await Held.LoadAsync(await Portal.GrantAsync(Nurse, Anna), InformationTypes.Treatments, null, s_cancellation);
        await UntilAsync(() => Assert.Equal("Havna legekontor melder at pasienten er innlagt siden 21.11.2026. p Pause oppfølgingen av Anna Testland til 30.11. 10:00", Text(notice.Find(".admitted").TextContent)));
        Assert.Empty(await Portal.Get<PauseQueries>().OfAsync(await Portal.GrantAsync(Nurse, Anna), s_cancellation));

        await notice.InvokeAsync(() => notice.Find("[data-key=p]").ClickAsync());
        await UntilAsync(() => Assert.Empty(notice.FindAll(".admitted")));
        var paused = (await Portal.Get<PauseQueries>().OfAsync(await Portal.GrantAsync(Nurse, Anna), s_cancellation))[Larvik].Pauses.Single();
        Assert.Equal((PauseReason.Admitted, "Havna legekontor", "Kari Nilsen"), (paused.Reason, paused.Text, paused.By.Name));
    }

    [Theory]
    [InlineData("finished", "IMP", 48)]
    [InlineData("in-progress", "AMB", 48)]
    [InlineData("onleave", "IMP", 48)]
    [InlineData("planned", "IMP", -48)]
    [InlineData("in-progress", "IMP", -1)]
    public async Task A_visit_a_leave_and_a_stay_that_is_over_or_to_come_suggest_nothing(string status, string code, int hoursAgo)
    {
        _server.Resources.AddRange([Anne(), Stay(1, hoursAgo, status, code)]);
        var notice = await OpenedAsync<AdmittedElsewhere>();
        await Held.LoadAsync(await Portal.GrantAsync(Nurse, Anna), InformationTypes.Treatments, null, s_cancellation);
        var grant = await Portal.GrantAsync(Nurse, Anna);
        await UntilAsync(() => Assert.Contains(Held.Items(grant, InformationTypes.Treatments), item => item.ResourceType == "Encounter"));
        notice.Render();
        Assert.Empty(notice.FindAll(".admitted"));
    }

    [Fact]
    public async Task The_panel_shows_items_by_kind_and_one_that_is_no_longer_chosen_is_not_there()
    {
        _server.Resources.AddRange([Anne(), Stay(1, 48)]);
        var panel = await OpenedAsync<SourceItemsPanel>();
        await Held.LookAsync(await Portal.GrantAsync(Nurse, Anna), s_cancellation);
        await UntilAsync(() => Assert.Contains("Kontakter og behandling", panel.Find(".source-group h3").TextContent, StringComparison.Ordinal));
        await UntilAsync(() => Assert.Equal("Havna legekontor", panel.Find(".source-whose").TextContent));

        // On the page's own dispatcher: an answer that comes now would draw the button anew between finding and pressing it.
        await panel.InvokeAsync(() => panel.Find(".filter button[aria-pressed=true]").ClickAsync());
        await UntilAsync(() => Assert.Empty(panel.FindAll(".source-item")));
    }

    [Fact]
    public async Task What_another_organisation_measured_stands_beside_the_own_readings_as_a_ring_that_no_limit_colours_and_what_both_have_stands_once()
    {
        await Portal.MeasureAsync(Anna, 96, Now.AddHours(-20));
        await Portal.MeasureAsync(Anna, 94, Now.AddHours(-3));
        _server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        var trends = await OpenedAsync<TrendsPanel>();
        var grant = await Portal.GrantAsync(Nurse, Anna);
        await UntilAsync(() => Assert.Single(trends.FindAll(".lane")));
        await UntilAsync(() => Assert.Single(Held.Items(grant, InformationTypes.Measurements)));
        await UntilAsync(() => Assert.Empty(trends.FindAll(".lane-other")));

        _server.Resources.Add(SpO2(2, 1));
        await Held.RetryAsync(grant, s_office, s_cancellation);
        await UntilAsync(() => Assert.Equal("94\u00a0% hos Havna legekontor, 09:00", trends.Find(".lane-other title").TextContent));
        Assert.Contains("1 måling hos andre virksomheter.", trends.Find(".lane-frame").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Vurderes ikke mot grensene her", trends.Find(".latest-note").TextContent, StringComparison.Ordinal);
        Assert.Empty(trends.FindAll("use[href='#m-red'], use[href='#m-yellow']"));
    }

    [Fact]
    public async Task What_says_otherwise_of_a_measuring_that_the_portal_has_too_is_a_ring_and_is_no_newer_value()
    {
        var other = SpO2(1, 1);
        var identifier = other["identifier"]![0]!;
        await Portal.MeasureAsync(Anna, 92, Now.AddHours(-1).AddMinutes(-5), identifier: $"{identifier["system"]}|{identifier["value"]}");
        _server.Resources.AddRange([Anne(), other]);
        var trends = await OpenedAsync<TrendsPanel>();
        await UntilAsync(() => Assert.Contains("2 kilder, ulik verdi", trends.Find(".lane-other title").TextContent, StringComparison.Ordinal));

        var latest = await OpenAsync<LatestPanel>(Nurse, Anna);
        await Held.LoadAsync(await Portal.GrantAsync(Nurse, Anna), InformationTypes.Measurements, null, s_cancellation);
        await UntilAsync(() => Assert.StartsWith("92", latest.Find("[data-kind=spo2]").TextContent, StringComparison.Ordinal));
        Assert.Empty(latest.FindAll(".latest-elsewhere"));
    }

    [Fact]
    public async Task Of_a_kind_that_another_organisation_has_measured_since_the_latest_value_says_so()
    {
        await Portal.MeasureAsync(Anna, 94, Now.AddHours(-3));
        _server.Resources.AddRange([Anne(), SpO2(1, 3), SpO2(3, 30)]);
        var latest = await OpenedAsync<LatestPanel>();
        var grant = await Portal.GrantAsync(Nurse, Anna);
        await Held.LoadAsync(grant, InformationTypes.Measurements, null, s_cancellation);
        await UntilAsync(() => Assert.Single(latest.FindComponent<LatestValuesPanel>().Instance.Others));
        Assert.Empty(latest.FindAll(".latest-elsewhere"));

        _server.Resources.Add(SpO2(2, 1));
        await Held.RetryAsync(grant, s_office, s_cancellation);
        await UntilAsync(() => Assert.StartsWith("Nyere: 94\u00a0% hos Havna legekontor", latest.Find(".latest-elsewhere").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opening_the_origin_of_another_organisations_item_is_logged_once_before_it_is_shown()
    {
        _server.Resources.AddRange([Anne(), Stay(1, 48)]);
        var panel = await OpenedAsync<SourceItemsPanel>();
        await Held.LookAsync(await Portal.GrantAsync(Nurse, Anna), s_cancellation);
        await UntilAsync(() => Assert.Single(panel.FindAll(".source-item")));
        Assert.Empty(await OpenedOriginsAsync());

        await panel.InvokeAsync(() => panel.Find(".source-item .event-line").ClickAsync());
        await UntilAsync(() => Assert.Single(panel.FindAll("#origin-json")));
        Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(() => Assert.Single(panel.FindAll("#origin-json")));
        var row = Assert.Single(await OpenedOriginsAsync());
        Assert.Equal((Anna, "kari", Office.ToString(), InformationTypes.Treatments, "office"), (row.Patient, row.Clinician, row.Controllers, row.Types, row.Source));
        Assert.NotNull(row.Decision);
    }

    private async Task<List<AccessLogRow>> OpenedOriginsAsync()
    {
        await using var database = await Portal.OpenAsync();
        return await database.AccessLog.AsNoTracking().Where(row => row.Action == AccessLog.OriginOpened).ToListAsync(s_cancellation);
    }

    private async Task<IRenderedComponent<T>> OpenedAsync<T>()
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new CareRelationRow { Patient = Anna, Controller = Office, Organisation = Larvik, Kind = CareRelationKind.DailyFollowUp, From = Now.AddYears(-1) });
            await database.SaveChangesAsync(s_cancellation);
        }

        return await OpenAsync<T>(Nurse, Anna);
    }

    private static JsonObject Anne() => Resource("Patient", "p1", ("identifier", new JsonArray(new JsonObject { ["system"] = Samples.BirthNumber, ["value"] = "14834849810" })));

    private static JsonObject SpO2(int id, int hoursAgo)
    {
        var observation = Samples.SpO2(94, $"id-{id}");
        (observation["id"], observation["subject"], observation["effectiveDateTime"]) = ($"o{id}", new JsonObject { ["reference"] = "Patient/p1" }, Written(hoursAgo));
        return observation;
    }

    private static JsonObject Stay(int id, int hoursAgo, string status = "finished", string code = "IMP") => Resource(
        "Encounter",
        $"e{id}",
        ("status", status),
        ("class", new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-ActCode", ["code"] = code }),
        ("type", new JsonArray(new JsonObject { ["text"] = "Innleggelse" })),
        ("subject", new JsonObject { ["reference"] = "Patient/p1" }),
        ("period", new JsonObject { ["start"] = Written(hoursAgo) }));

    private static JsonObject Resource(string type, string id, params ReadOnlySpan<(string Name, JsonNode Value)> elements)
    {
        var resource = new JsonObject { ["resourceType"] = type, ["id"] = id };

        foreach (var (name, value) in elements)
        {
            resource[name] = value;
        }

        return resource;
    }

    private static string Written(int hoursAgo) => Now.AddHours(-hoursAgo).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Text(string content) => string.Join(' ', content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
