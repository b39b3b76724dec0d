using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Gateway;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Gateway.Copying.CopyUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>What of a source comes here, when, and as what.</summary>
public sealed class CopyTests : IAsyncLifetime
{
    private CopyUnderTest _test = null!;

    public async ValueTask InitializeAsync() => _test = await StartAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task What_the_source_holds_of_the_controllers_patients_is_stored_once_however_often_it_is_copied()
    {
        _test.Put(SpO2("o1", 94, There), SpO2("o2", 93, There.AddMinutes(1), "p2"), SpO2("o3", 92, There.AddMinutes(2), "p3"));

        for (var round = 0; round < 3; round++)
        {
            await _test.CopyAsync();
            await _test.RestartAsync();
        }

        Assert.Equal(["101 94.0 v1 0", "102 93.0 v1 0"], (await _test.MeasuredAsync()).Order());
        Assert.Empty(await _test.QuarantinedAsync());
    }

    [Fact]
    public async Task What_is_new_comes_with_the_next_copying_and_of_others_only_a_count()
    {
        _test.Put(SpO2("o1", 94, There));
        await _test.CopyAsync();
        _test.Put(SpO2("o2", 93, There.AddMinutes(1)), SpO2("o3", 92, There.AddMinutes(2), "p3"));
        await _test.CopyAsync();
        await _test.CopyAsync();

        Assert.Equal(2, (await _test.MeasuredAsync()).Count);
        Assert.Equal("2 0 1", Assert.Single(await _test.RowsAsync("SELECT Stored || ' ' || Refused || ' ' || Unknown AS Value FROM CopyCheckpoints WHERE Type = 'Observation'")));
        Assert.DoesNotContain("o3", await _test.RowsAsync("SELECT Id AS Value FROM CopiedResources"));
    }

    [Fact]
    public async Task Whoever_is_enrolled_later_comes_with_all_that_was_there_before()
    {
        _test.Put(SpO2("o1", 94, There), SpO2("o3", 92, There.AddDays(-9), "p3"));
        await _test.CopyAsync();
        await _test.EnrolAsync(Cato, CatoNumber);
        await _test.CopyAsync();

        Assert.Contains("103 92.0 v1 0", await _test.MeasuredAsync());
    }

    [Fact]
    public async Task A_patient_whom_the_source_gets_to_know_later_or_by_another_id_comes_as_soon_as_something_is_there()
    {
        await _test.EnrolAsync(new(104), Samples.Patient());
        await _test.CopyAsync();
        _test.Put(Patient("p9", Samples.Patient()), SpO2("o9", 91, There, "p9"));
        await _test.CopyAsync();
        Assert.Equal(["104 91.0 v1 0"], await _test.MeasuredAsync());

        // A second Patient of the same person is found when everything is read again.
        _test.Put(Patient("p10", Samples.Patient()), SpO2("o10", 90, There.AddMinutes(1), "p10"));
        _test.Clock.Advance(TimeSpan.FromDays(1));
        await _test.CopyAsync();
        Assert.Equal(2, (await _test.MeasuredAsync()).Count);
    }

    [Theory]
    [InlineData("final", 2)]
    [InlineData("corrected", 2)]
    [InlineData("amended", 1)]
    [InlineData("entered-in-error", 3)]
    public async Task A_new_version_of_the_same_id_is_the_next_version_here(string status, int stored)
    {
        _test.Put(SpO2("o1", 94, There));
        await _test.CopyAsync();
        _test.Put(SpO2("o1", 90, There.AddMinutes(1), version: 2, status: status));
        await _test.CopyAsync();
        await _test.CopyAsync();

        Assert.Equal([$"101 {(status == "entered-in-error" ? "94.0" : "90.0")} v2 {stored}"], await _test.MeasuredAsync());
        Assert.Empty(await _test.QuarantinedAsync());
    }

    [Fact]
    public async Task A_version_that_says_what_stands_is_none_and_one_that_says_what_stood_before_is()
    {
        _test.Put(SpO2("o1", 94, There));
        await _test.CopyAsync();
        _test.Put(SpO2("o1", 94, There.AddMinutes(1), version: 2));
        await _test.CopyAsync();
        Assert.Equal(["101 94.0 v1 0"], await _test.MeasuredAsync());

        _test.Put(SpO2("o1", 95, There.AddMinutes(2), version: 3));
        await _test.CopyAsync();
        _test.Put(SpO2("o1", 94, There.AddMinutes(3), version: 4));
        await _test.CopyAsync();
        Assert.Equal(["101 94.0 v3 2"], await _test.MeasuredAsync());
    }

    [Fact]
    public async Task A_version_that_a_later_one_has_overtaken_changes_nothing_and_is_not_kept()
    {
        _test.Put(SpO2("o1", 90, There.AddMinutes(1), version: 2));
        await _test.CopyAsync();
        await _test.RowsAsync("UPDATE CopiedResources SET Version = NULL, Updated = 0 RETURNING Id AS Value");
        _test.Put(SpO2("o1", 94, There, version: 1));
        await _test.CopyAsync();

        Assert.Equal(["101 90.0 v1 0"], await _test.MeasuredAsync());
        Assert.Empty(await _test.QuarantinedAsync());
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task A_clock_that_differs_by_hours_loses_nothing_new_nor_corrected(int hours)
    {
        var there = Now.AddHours(hours);
        _test.Put(SpO2("o1", 94, there));
        await _test.CopyAsync();
        _test.Put(SpO2("o2", 93, there.AddSeconds(1)), SpO2("o1", 90, there.AddSeconds(2), version: 2, status: "corrected"));
        await _test.CopyAsync();

        Assert.Equal(["101 90.0 v2 2", "101 93.0 v1 0"], await _test.MeasuredAsync());
        Assert.Empty(await _test.QuarantinedAsync());
    }

    [Fact]
    public async Task What_the_source_made_visible_late_is_found_within_the_overlap()
    {
        _test.Put(SpO2("o1", 94, There));
        await _test.CopyAsync();
        _test.Put(SpO2("o2", 93, There.AddMinutes(-4)));
        await _test.CopyAsync();

        Assert.Equal(2, (await _test.MeasuredAsync()).Count);
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_once_with_its_patient_and_comes_when_it_is_mended()
    {
        var broken = SpO2("o1", 94, There);
        broken["valueQuantity"]!["code"] = "furlong";
        _test.Put(broken);

        for (var round = 0; round < 3; round++)
        {
            await _test.CopyAsync();
            await _test.RowsAsync("UPDATE CopiedResources SET Version = NULL RETURNING Id AS Value");
        }

        Assert.Equal(["101 unit-unknown 1"], await _test.QuarantinedAsync());
        _test.Put(SpO2("o1", 94, There.AddMinutes(1), version: 2));
        await _test.CopyAsync();
        Assert.Equal(["101 94.0 v1 0"], await _test.MeasuredAsync());
    }

    [Fact]
    public async Task What_was_kept_is_tried_again_as_the_version_that_it_was()
    {
        _test.Put(SpO2("o1", 94, There));
        await _test.CopyAsync();
        var later = SpO2("o1", 90, There.AddHours(3), version: 2);
        later["valueQuantity"]!["code"] = "furlong";
        _test.Put(later);
        await _test.CopyAsync();

        // The portal has learned to read it.
        var kept = Assert.Single(await _test.RowsAsync("SELECT hex(Content) AS Value FROM Quarantine"));
        var learned = System.Text.Encoding.UTF8.GetString(Originals.Expand(Convert.FromHexString(kept))).Replace("furlong", "%", StringComparison.Ordinal);
        var packed = Convert.ToHexString(Originals.Compress([System.Text.Encoding.UTF8.GetBytes(learned[1..^1])]));
        await _test.RowsAsync($"UPDATE Quarantine SET TriedBy = '', Content = X'{packed}' RETURNING Reason AS Value");
        await _test.Get<QuarantineRetry>().TryAllAsync(false, Cancellation);

        Assert.Equal(["101 90.0 v2 2"], await _test.MeasuredAsync());
    }

    [Fact]
    public async Task Nothing_is_taken_in_that_names_two_patients_or_none()
    {
        var (two, none) = (SpO2("o1", 94, There), SpO2("o2", 94, There));
        two["subject"]!["identifier"] = new JsonObject { ["system"] = Samples.BirthNumber, ["value"] = BoNumber };
        none.Remove("subject");
        var named = SpO2("o3", 93, There);
        named["subject"] = Asked.Subject();
        _test.Put(two, none, named);
        await _test.CopyAsync();
        _test.Put(SpO2("o4", 92, There.AddMinutes(-1)), named);
        _test.Put(SpO2("o5", 91, There.AddMinutes(1), "p3"));
        await _test.CopyAsync();

        Assert.Equal(["101 92.0 v1 0", "101 93.0 v1 0"], await _test.MeasuredAsync());
        Assert.Empty(await _test.QuarantinedAsync());
        Assert.True(_test.Get<SourceStatuses>().All[0].Refused[SourceRefusalReason.OtherPatient] > 0);
    }

    [Fact]
    public async Task What_is_copied_belongs_to_the_sources_controller_and_is_kept_as_it_came()
    {
        var observation = SpO2("o1", 94, There);
        observation["performer"] = new JsonArray(Samples.Reference(Samples.Organisation, Oslo.ToString()));
        observation["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:lab", ["value"] = "order 7" });
        var other = SpO2("o2", 93, There.AddMinutes(1));
        other["identifier"] = observation["identifier"]!.DeepClone();
        _test.Put(observation, other);
        await _test.CopyAsync();

        Assert.Equal(2, (await _test.MeasuredAsync()).Count);
        var grant = _test.Get<CopyAccess>().Open(_test.Get<SourceCatalogue>().All[0].Key, Larvik);
        var id = _test.Get<IdentifiedReader>().Measurements(grant, "urn:dhof:source:epj|Observation/o1").Single().Id;
        var original = _test.Get<OriginalReader>().Find(grant, id)!;
        var kept = JsonNode.Parse(Originals.Expand(original.Content))![original.Index]!;
        Assert.Equal(("order 7", "Patient/p1", Asked.Number), ((string?)kept["identifier"]![1]!["value"], (string?)kept["subject"]!["reference"], (string?)kept["subject"]!["identifier"]!["value"]));
        (kept["subject"], kept["identifier"]) = (observation["subject"]!.DeepClone(), observation["identifier"]!.DeepClone());
        Assert.True(JsonNode.DeepEquals(observation, kept));
    }

    [Fact]
    public async Task Answered_forms_come_too_and_what_changes_of_them_is_kept_for_somebody_to_look_at()
    {
        var form = At(There, ResponseSamples.Daily(id: "qr-1", patient: Asked.Number));
        form["id"] = "r1";
        _test.Put(form);
        await _test.CopyAsync();
        await _test.CopyAsync();
        Assert.Single(await _test.RowsAsync("SELECT Content AS Value FROM QuestionnaireResponses"));

        var changed = At(There.AddMinutes(1), ResponseSamples.Daily("none", "qr-1", Asked.Number), 2);
        changed["id"] = "r1";
        _test.Put(changed);
        await _test.CopyAsync();
        await _test.CopyAsync();
        Assert.Single(await _test.RowsAsync("SELECT Content AS Value FROM QuestionnaireResponses"));
        Assert.Equal(["101 identifier-taken 1"], await _test.QuarantinedAsync());
    }

    [Fact]
    public async Task Every_question_is_in_the_access_log_before_it_is_sent_with_its_patient_where_it_is_about_one()
    {
        _test.Put(SpO2("o1", 94, There));
        await _test.CopyAsync();
        await using var database = await _test.OpenAsync();
        var logged = await database.AccessLog.OrderBy(row => row.Id).ToListAsync(Cancellation);

        Assert.All(logged, row => Assert.Equal(("source:epj", "source.copy", "epj", Larvik), (row.Clinician, row.Action, row.Source, row.Organisation)));
        Assert.Equal((PatientId?[])[null, Anna, Bo, Anna, Bo], logged.Select(row => row.Patient));

        // If it cannot be logged, nothing is asked.
        await _test.Get<AccessLogWriter>().StopAsync(Cancellation);
        _test.Server.Seen.Clear();
        await Assert.ThrowsAnyAsync<Exception>(() => _test.TryAsync());
        Assert.Empty(_test.Server.Seen);
    }

    [Fact]
    public async Task What_is_copied_is_judged_as_what_is_posted()
    {
        _test.Put(SpO2("o1", 80, There));
        await _test.CopyAsync();
        await _test.JudgeAsync();
        Assert.Single(await _test.RowsAsync("SELECT Series AS Value FROM Alerts WHERE ClosedAt IS NULL"));

        _test.Put(SpO2("o1", 96, There.AddMinutes(1), version: 2));
        await _test.CopyAsync();
        await _test.JudgeAsync();
        Assert.Empty(await _test.RowsAsync("SELECT Series AS Value FROM Alerts WHERE ClosedAt IS NULL"));
    }
}
