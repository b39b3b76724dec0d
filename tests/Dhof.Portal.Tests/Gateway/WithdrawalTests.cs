using System.Net;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>What was entered in error: it stands as withdrawn, and returns only by a later issued.</summary>
public sealed class WithdrawalTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Fact]
    public async Task A_withdrawal_needs_neither_value_nor_time_and_keeps_what_was_withdrawn()
    {
        var first = Samples.SpO2(84, "withdrawn");
        var created = await gateway.SendAsync(first);
        var at = (await gateway.RowAsync(created.Id)).At;
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        var withdrawal = first.Withdrawn(reason: "Feil person");
        var withdrawn = await gateway.SendAsync(withdrawal);

        Assert.Equal((201, "W/\"2\"", created.Id), (withdrawn.Short.Status, withdrawn.ETag, withdrawn.Id));
        var row = await gateway.RowAsync(created.Id);
        Assert.Equal((MeasurementStatus.EnteredInError, 84d, at, "Feil person"), (row.Status, row.Value, row.At, row.Reason));
        Assert.Equal(ReadingMarks.Withdrawn, row.Marks & (ReadingMarks.Withdrawn | ReadingMarks.Corrected));
        var read = (await gateway.ReadAsync($"/fhir/Observation/{created.Id}")).Body!;
        Assert.Equal(("entered-in-error", "2", null), ((string?)read["status"], (string?)read["meta"]!["versionId"], read["valueQuantity"]));
        Assert.Equal((200, "W/\"2\""), (await gateway.SendAsync(withdrawal)).Short);
    }

    [Theory]
    [InlineData("2026-03-02T08:30:00Z", null, false)]
    [InlineData("2026-03-02T08:30:00Z", "2026-03-02T08:29:00Z", false)]
    [InlineData("2026-03-02T08:30:00Z", "2026-03-02T08:30:00Z", false)]
    [InlineData("2026-03-02T08:30:00Z", "2026-03-02T08:30:00.001Z", true)]
    [InlineData(null, null, false)]
    [InlineData(null, "2026-03-02T08:59:59Z", false)]
    [InlineData(null, "2026-03-02T09:05:00Z", true)]
    public async Task What_was_withdrawn_returns_only_by_a_later_issued(string? withdrawn, string? issued, bool returns)
    {
        var first = Samples.SpO2(84, $"returns {withdrawn} {issued}");
        var created = await gateway.SendAsync(first);
        await gateway.SendAsync(first.Withdrawn(withdrawn));
        var back = await gateway.SendAsync(Samples.SpO2(94, $"returns {withdrawn} {issued}").As("corrected", issued));
        var row = await gateway.RowAsync(created.Id);

        if (returns)
        {
            Assert.Equal((201, "W/\"3\""), back.Short);
            Assert.Equal((MeasurementStatus.Corrected, 94d, ReadingMarks.Corrected), (row.Status, row.Value, row.Marks & (ReadingMarks.Withdrawn | ReadingMarks.Corrected)));
        }
        else
        {
            Assert.Equal((409, "correction-outdated"), back.Refused);
            Assert.Equal((MeasurementStatus.EnteredInError, 84d, ReadingMarks.Withdrawn), (row.Status, row.Value, row.Marks & ReadingMarks.Withdrawn));
        }
    }

    [Fact]
    public async Task What_is_sent_again_does_not_bring_it_back()
    {
        var first = Samples.SpO2(84, "again");
        var correction = Samples.SpO2(94, "again").As("corrected");
        var created = await gateway.SendAsync(first);
        await gateway.SendAsync(correction);
        await gateway.SendAsync(first.Withdrawn());

        Assert.Equal((200, "W/\"1\""), (await gateway.SendAsync(first)).Short);
        Assert.Equal((200, "W/\"2\""), (await gateway.SendAsync(correction)).Short);
        Assert.Equal((3, MeasurementStatus.EnteredInError, 94d), await StandingAsync(created.Id));
    }

    [Fact]
    public async Task Nothing_is_withdrawn_before_it_came_and_afterwards_it_is()
    {
        var before = (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Bodies"), await gateway.CountAsync("Changes WHERE Area = 1"), await gateway.CountAsync("Quarantine"));
        var first = Samples.SpO2(84, "early");
        Assert.Equal((422, "nothing-to-withdraw"), (await gateway.SendAsync(first.Withdrawn())).Refused);
        Assert.Equal((before.Item1, before.Item2, before.Item3, before.Item4 + 1), (await gateway.CountAsync("Measurements"), await gateway.CountAsync("Bodies"), await gateway.CountAsync("Changes WHERE Area = 1"), await gateway.CountAsync("Quarantine")));

        Assert.Equal(HttpStatusCode.Created, (await gateway.SendAsync(first)).Status);
        Assert.Equal((201, "W/\"2\""), (await gateway.SendAsync(first.Withdrawn())).Short);
    }

    [Fact]
    public async Task A_withdrawal_that_is_older_than_the_correction_is_outdated()
    {
        var first = Samples.SpO2(84, "older");
        var created = await gateway.SendAsync(first);
        await gateway.SendAsync(Samples.SpO2(94, "older").As("corrected", "2026-03-02T08:30:00Z"));
        Assert.Equal((409, "correction-outdated"), (await gateway.SendAsync(first.Withdrawn("2026-03-02T08:29:00Z"))).Refused);
        Assert.Equal((2, MeasurementStatus.Corrected, 94d), await StandingAsync(created.Id));
        Assert.Equal((201, "W/\"3\""), (await gateway.SendAsync(first.Withdrawn())).Short);
    }

    private async Task<(int, MeasurementStatus, double)> StandingAsync(long id)
    {
        var row = await gateway.RowAsync(id);
        return (row.Version, row.Status, row.Value);
    }
}
