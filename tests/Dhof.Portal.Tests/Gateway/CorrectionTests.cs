using System.Net;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Corrections through the front door: the next version of the same measurement.</summary>
public sealed class CorrectionTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Theory]
    [InlineData("amended", null, MeasurementStatus.Amended)]
    [InlineData("amended", "2026-03-02T09:00:00.123Z", MeasurementStatus.Amended)]
    [InlineData("corrected", null, MeasurementStatus.Corrected)]
    [InlineData("corrected", "2026-03-02T08:30:00+01:00", MeasurementStatus.Corrected)]
    public async Task A_correction_is_the_next_version_of_the_same_measurement(string status, string? issued, MeasurementStatus stored)
    {
        var first = Samples.SpO2(84, $"next {status} {issued}", Samples.Patient(1));
        var created = await gateway.SendAsync(first);
        var (measurements, history) = (await gateway.CountAsync("Measurements"), await gateway.CountAsync("MeasurementHistory"));
        gateway.Clock.Advance(TimeSpan.FromSeconds(2));
        var correction = first.As(status, issued, "Feil avlest");
        (correction["valueQuantity"]!["value"], correction["effectiveDateTime"]) = (94, "2026-03-02T08:50:00Z");
        var corrected = await gateway.SendAsync(correction);

        Assert.Equal((HttpStatusCode.Created, "W/\"2\"", $"/fhir/Observation/{created.Id}/_history/2", gateway.Clock.GetUtcNow()), (corrected.Status, corrected.ETag, corrected.Location, corrected.LastModified));
        Assert.Equal((measurements, history + 1), (await gateway.CountAsync("Measurements"), await gateway.CountAsync("MeasurementHistory")));
        var row = await gateway.RowAsync(created.Id);
        Assert.Equal((2, stored, 94d, "Feil avlest"), (row.Version, row.Status, row.Value, row.Reason));
        Assert.Equal((issued is null ? null : (DateTimeOffset?)DateTimeOffset.Parse(issued, null), new(2026, 3, 2, 8, 50, 0, TimeSpan.Zero), ReadingMarks.Corrected), (row.Issued, row.At, row.Marks & ~ReadingMarks.Late));
        var former = Assert.Single(await gateway.HistoryAsync(created.Id));
        Assert.Equal((1, MeasurementStatus.Final, 84d, row.KnownFrom), (former.Version, former.Status, former.Value, former.KnownTo));
        Assert.Equal(corrected.Body!.Json(), (await gateway.ReadAsync($"/fhir/Observation/{created.Id}")).Body!.Json());
        Assert.Equal(created.Body!.Json(), (await gateway.ReadAsync(created.Location!)).Body!.Json());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-03-02T08:30:00.1234567Z")]
    public async Task The_same_correction_again_is_the_version_that_it_was(string? issued)
    {
        var first = Samples.SpO2(84, $"again {issued}");
        await gateway.SendAsync(first);
        var correction = first.As("corrected", issued);
        correction["valueQuantity"]!["value"] = 94;
        var two = await gateway.SendAsync(correction);
        Assert.Equal((200, "W/\"2\""), (await gateway.SendAsync(correction)).Short);

        var later = first.As("corrected", issued is null ? null : "2026-03-02T08:40:00Z");
        later["valueQuantity"]!["value"] = 95;
        Assert.Equal((201, "W/\"3\""), (await gateway.SendAsync(later)).Short);
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await gateway.SendAsync(correction);
        Assert.Equal((200, "W/\"2\""), again.Short);
        Assert.Equal((two.Body!.Json(), two.Location, two.LastModified), (again.Body!.Json(), again.Location, again.LastModified));
        Assert.Equal((3, 95d), ((await gateway.RowAsync(two.Id)).Version, (await gateway.RowAsync(two.Id)).Value));
    }

    [Fact]
    public async Task A_final_message_is_known_where_a_version_that_stood_said_the_same()
    {
        var first = Samples.SpO2(84, "final");
        var created = await gateway.SendAsync(first);
        var second = Samples.SpO2(94, "final");
        await gateway.SendAsync(second.As("corrected"));

        Assert.Equal((200, "W/\"1\""), (await gateway.SendAsync(first)).Short);
        var known = await gateway.SendAsync(second);
        Assert.Equal((200, "W/\"2\"", "corrected"), (known.Short.Status, known.ETag, (string?)known.Body!["status"]));
        Assert.Equal((409, "identifier-taken"), (await gateway.SendAsync(Samples.SpO2(95, "final"))).Refused);
        Assert.Equal((2, 94d), ((await gateway.RowAsync(created.Id)).Version, (await gateway.RowAsync(created.Id)).Value));
    }

    [Theory]
    [InlineData("amended")]
    [InlineData("corrected")]
    public async Task A_correction_of_what_never_came_is_a_first_version(string status)
    {
        var correction = Samples.SpO2(94, $"unknown {status}").As(status, "2026-03-02T08:30:00Z", "Feil avlest");
        var created = await gateway.SendAsync(correction);
        Assert.Equal((201, "W/\"1\""), created.Short);
        var row = await gateway.RowAsync(created.Id);
        Assert.Equal((1, status, "Feil avlest", ReadingMarks.None), (row.Version, row.Status.ToString().ToLowerInvariant(), row.Reason, row.Marks & ReadingMarks.Corrected));
        Assert.Equal((200, "W/\"1\""), (await gateway.SendAsync(correction)).Short);

        // What it corrected comes late.
        Assert.Equal((409, "identifier-taken"), (await gateway.SendAsync(Samples.SpO2(84, $"unknown {status}"))).Refused);
        Assert.Equal((409, "correction-outdated"), (await gateway.SendAsync(Samples.SpO2(85, $"unknown {status}").As(status, "2026-03-02T08:29:59Z"))).Refused);
        Assert.Empty(await gateway.HistoryAsync(created.Id));
    }

    [Fact]
    public async Task Without_an_identifier_a_correction_corrects_nothing()
    {
        var first = await gateway.SendAsync(Samples.SpO2(81, null));
        var correction = await gateway.SendAsync(Samples.SpO2(91, null).As("corrected"));
        Assert.Equal((201, "W/\"1\""), correction.Short);
        Assert.NotEqual(first.Id, correction.Id);
    }

    [Fact]
    public async Task A_reason_that_names_a_person_by_number_is_kept_in_the_original_only()
    {
        var first = Samples.SpO2(82, "reason");
        var created = await gateway.SendAsync(first);
        var correction = first.As("corrected", reason: $"Gjaldt {Samples.Patient(7)}");
        correction["note"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["text"] = " Feil person " });
        await gateway.SendAsync(correction);
        Assert.Equal("Feil person", (await gateway.RowAsync(created.Id)).Reason);
    }

    [Theory]
    [InlineData(498, 500)]
    [InlineData(499, 499)]
    public async Task A_long_reason_is_cut_between_signs(int before, int length)
    {
        var first = Samples.SpO2(83, $"long {before}");
        var created = await gateway.SendAsync(first);
        var correction = first.As("corrected", reason: new string('x', before - 1) + "😀" + new string('y', 50));
        await gateway.SendAsync(correction);
        var reason = (await gateway.RowAsync(created.Id)).Reason!;
        Assert.Equal((length, false), (reason.Length, reason.Contains('\uFFFD', StringComparison.Ordinal)));
        Assert.Equal((200, "W/\"2\""), (await gateway.SendAsync(correction)).Short);
    }

    [Fact]
    public async Task Many_who_correct_the_same_at_once_make_each_version_once()
    {
        var created = await gateway.SendAsync(Samples.SpO2(70, "at-once"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => gateway.SendAsync(Samples.SpO2(80 + (i % 8), "at-once").As("corrected"))));
        Assert.Equal(Enumerable.Range(2, 8), answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => int.Parse(answer.ETag![3..^1], null)).Order());
        Assert.Equal(16, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal((9, 8), ((await gateway.RowAsync(created.Id)).Version, (await gateway.HistoryAsync(created.Id)).Count));
    }

    [Fact]
    public async Task One_that_waited_in_quarantine_does_not_supersede_what_came_meanwhile()
    {
        var first = Samples.SpO2(84, "waited");
        var created = await gateway.SendAsync(first);
        var arrived = gateway.Clock.GetUtcNow();
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await gateway.SendAsync(Samples.SpO2(94, "waited").As("corrected"));
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("correction-outdated", await gateway.TryAgainAsync(Samples.SpO2(85, "waited").As("corrected"), arrived));
        Assert.Equal("correction-outdated", await gateway.TryAgainAsync(first.Withdrawn(), arrived));
        Assert.Null(await gateway.TryAgainAsync(Samples.SpO2(96, "waited").As("amended"), gateway.Clock.GetUtcNow()));
        Assert.Equal((3, 96d), ((await gateway.RowAsync(created.Id)).Version, (await gateway.RowAsync(created.Id)).Value));
    }
}
