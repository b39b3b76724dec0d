using System.Text.Json.Nodes;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Gateway;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>What was refused is tried again, through the same intake, and stored once.</summary>
public sealed class QuarantineRetryTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private QuarantineRetry Retry => gateway.Services.GetRequiredService<QuarantineRetry>();

    [Fact]
    public async Task A_patient_who_is_enrolled_afterwards_gets_the_measurement_and_gets_it_once()
    {
        var number = Samples.Patient(300);
        Assert.Equal("patient-unknown", (await gateway.PostAsync("/fhir/Observation", Samples.SpO2(88, "late-enrolment", number))).Body.Key());
        var waiting = await OnlyAsync("patient-unknown");
        await EnrolAsync(new(9_300), number);

        var taken = await UntilAsync(waiting.Id, row => row.State == QuarantineState.Taken);
        var stored = await gateway.SendAsync(HttpMethod.Get, $"/fhir/Observation/{taken.Became}", null);
        Assert.Equal(number, (string)stored.Body["subject"]!["identifier"]!["value"]!);

        var count = await gateway.CountAsync("Measurements");
        await Retry.TryAllAsync(alsoUnknown: true, Cancellation);
        Assert.Equal(count, await gateway.CountAsync("Measurements"));
        Assert.Equal(["Kept", "Taken"], await HistoryAsync(waiting.Id));
    }

    [Fact]
    public async Task A_refused_form_is_stored_once_when_its_cause_is_mended()
    {
        var number = Samples.Patient(302);
        Assert.Equal("patient-unknown", (await gateway.PostAsync("/fhir/QuestionnaireResponse", ResponseSamples.Daily("much", "late-form", number))).Body.Key());
        var waiting = await OnlyAsync("patient-unknown");
        var count = await gateway.CountAsync("QuestionnaireResponses");
        await EnrolAsync(new(9_302), number);

        var taken = await UntilAsync(waiting.Id, row => row.State == QuarantineState.Taken);
        Assert.Null(taken.Became);
        Assert.Equal(count + 1, await gateway.CountAsync("QuestionnaireResponses"));

        await SqlAsync($"UPDATE Quarantine SET State = 0, TriedBy = '' WHERE Id = {waiting.Id}");
        await Retry.TryAllAsync(alsoUnknown: true, Cancellation);
        Assert.Equal(QuarantineState.Taken, (await RowAsync(waiting.Id)).State);
        Assert.Equal(count + 1, await gateway.CountAsync("QuestionnaireResponses"));
    }

    [Fact]
    public async Task A_crash_between_storing_and_settling_stores_nothing_twice()
    {
        var number = Samples.Patient(301);
        await gateway.PostAsync("/fhir/Observation", Samples.SpO2(88, null, number));
        var waiting = await OnlyAsync("patient-unknown");
        await EnrolAsync(new(9_301), number);
        var taken = await UntilAsync(waiting.Id, row => row.State == QuarantineState.Taken);
        var count = await gateway.CountAsync("Measurements");

        // As a crash would leave it: stored, and still open.
        await SqlAsync($"UPDATE Quarantine SET State = 0, TriedBy = '', Became = NULL WHERE Id = {waiting.Id}");
        await Retry.TryAllAsync(alsoUnknown: false, Cancellation);

        Assert.Equal(count, await gateway.CountAsync("Measurements"));
        Assert.Equal((QuarantineState.Taken, taken.Became), ((await RowAsync(waiting.Id)).State, (await RowAsync(waiting.Id)).Became));
    }

    [Fact]
    public async Task Another_reading_tries_everything_and_the_same_reading_nothing()
    {
        var faulty = Samples.SpO2(id: "version", patient: Samples.Patient(2));
        faulty["valueQuantity"]!["code"] = "kPa";
        await gateway.PostAsync("/fhir/Observation", faulty);
        var kept = await OnlyAsync("unit-unknown");
        await Retry.TryAllAsync(alsoUnknown: false, Cancellation);
        Assert.Null((await RowAsync(kept.Id)).TriedAt);

        await SqlAsync($"UPDATE Quarantine SET TriedBy = 'an older reading', Reason = 'code-unknown' WHERE Id = {kept.Id}");
        await Retry.TryAllAsync(alsoUnknown: false, Cancellation);

        var tried = await RowAsync(kept.Id);
        Assert.Equal(("unit-unknown", QuarantineState.Open, gateway.Clock.GetUtcNow()), (tried.Reason, tried.State, tried.TriedAt));
        Assert.Equal((1, new PatientId(1_002)), (tried.Count, tried.Patient));
        Assert.Equal(["Kept", "StillRefused"], await HistoryAsync(kept.Id));
    }

    [Fact]
    public async Task A_clock_that_was_ahead_does_not_come_right_by_waiting()
    {
        var ahead = Samples.SpO2(id: "ahead", patient: Samples.Patient(3));
        ahead["effectiveDateTime"] = gateway.Clock.GetUtcNow().AddMinutes(30).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await gateway.PostAsync("/fhir/Observation", ahead);
        var kept = await OnlyAsync("time-ahead");
        gateway.Clock.Advance(TimeSpan.FromHours(1));
        await SqlAsync($"UPDATE Quarantine SET TriedBy = '' WHERE Id = {kept.Id}");
        await UntilTriedAsync(kept.Id);
        Assert.Equal(("time-ahead", QuarantineState.Open), ((await RowAsync(kept.Id)).Reason, (await RowAsync(kept.Id)).State));
    }

    [Theory]
    [InlineData("entry-method", """{"resourceType":"Bundle","type":"batch","entry":[{"resource":#,"request":{"method":"PUT","url":"Observation"}}]}""")]
    [InlineData("bundle-type", """{"resourceType":"Bundle","type":"searchset","entry":[{"resource":#}]}""")]
    public async Task An_entry_and_a_body_are_tried_in_the_form_they_came_in(string reason, string body)
    {
        await gateway.PostAsync("/fhir", JsonNode.Parse(body.Replace("#", Samples.SpO2(id: reason).Json(), StringComparison.Ordinal))!);
        var kept = await OnlyAsync(reason);
        await SqlAsync($"UPDATE Quarantine SET TriedBy = '', Reason = 'x' WHERE Id = {kept.Id}");
        await UntilTriedAsync(kept.Id);
        Assert.Equal(reason, (await RowAsync(kept.Id)).Reason);
    }

    [Fact]
    public async Task What_a_clinician_handled_is_not_tried_again_by_itself()
    {
        var faulty = Samples.SpO2(id: "handled", patient: Samples.Patient(4));
        faulty["status"] = "preliminary";
        await gateway.PostAsync("/fhir/Observation", faulty);
        var kept = await OnlyAsync("status-not-taken");
        await SqlAsync($"UPDATE Quarantine SET TriedBy = '', State = 1 WHERE Id = {kept.Id}");
        await Retry.TryAllAsync(alsoUnknown: true, Cancellation);
        Assert.Null((await RowAsync(kept.Id)).TriedAt);
    }

    private async Task EnrolAsync(PatientId patient, string number)
    {
        await using var database = await OpenAsync();
        database.Add(new PersonRow { Id = patient, IdentityNumber = number });
        database.Add(new PatientRecordRow { Patient = patient, Controller = new(310000019) });
        await database.SaveChangesAsync(Cancellation);
    }

    /// <summary>The engine works on its own: it hears the change, or finds the row when it looks.</summary>
    private async Task<QuarantineRow> UntilAsync(long id, Func<QuarantineRow, bool> isSo)
    {
        for (var tries = 0; ; tries++)
        {
            if (await RowAsync(id) is { } row && (isSo(row) || tries > 200))
            {
                Assert.True(isSo(row));
                return row;
            }

            await Task.Delay(25, Cancellation);
        }
    }

    private async Task UntilTriedAsync(long id)
    {
        await Retry.TryAllAsync(alsoUnknown: false, Cancellation);
        await UntilAsync(id, row => row.TriedBy.Length > 0);
    }

    private async Task<QuarantineRow> OnlyAsync(string reason)
    {
        await using var database = await OpenAsync();
        return await Rows(database).Where(row => row.Reason == reason).OrderByDescending(row => row.Id).FirstAsync(Cancellation);
    }

    private async Task<QuarantineRow> RowAsync(long id)
    {
        await using var database = await OpenAsync();
        return await Rows(database).SingleAsync(row => row.Id == id, Cancellation);
    }

    private async Task<string[]> HistoryAsync(long id)
    {
        await using var database = await OpenAsync();
        return [.. (await database.Visible<QuarantineHistoryRow>(Grant).Where(row => row.Input == id).OrderBy(row => row.Id).Select(row => row.Event).ToListAsync(Cancellation)).Select(what => what.ToString())];
    }

    private async Task SqlAsync(string sql)
    {
        await using var database = await OpenAsync();
        await database.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    private static IQueryable<QuarantineRow> Rows(PortalDatabase database) => database.Visible<QuarantineRow>(Grant).AsNoTracking();

    private static ControllerGrant Grant => AccessPolicy.ForClient("both", [new(310000019), new(310000027)], []);

    private Task<PortalDatabase> OpenAsync() => gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(Cancellation);
}
