using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Worklist;

/// <summary>The worklist around the two nights in which the clock is changed in Norway (2027): 28 March, when 02:00 is 03:00, and 31 October, when 03:00 is 02:00 again. The portal's own engine runs.</summary>
public sealed class ClockChangeTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    /// <param name="before">When the measurement is due by the clock on the wall; the follow-up waits an hour for it.</param>
    /// <param name="last">When the patient measured last: the evening before.</param>
    /// <param name="ends">The instant from which it is missing.</param>
    /// <param name="said">How the time is said.</param>
    [Theory]
    [InlineData("01:30", "2027-03-27T20:00:00Z", "2027-03-28T01:30:00Z", "28.03. 01:30")]
    [InlineData("02:30", "2027-03-27T20:00:00Z", "2027-03-28T02:30:00Z", "28.03. 03:30")]
    [InlineData("10:00", "2027-03-27T20:00:00Z", "2027-03-28T09:00:00Z", "28.03. 10:00")]
    [InlineData("01:30", "2027-10-30T20:00:00Z", "2027-10-31T00:30:00Z", "31.10. 01:30")]
    [InlineData("02:30", "2027-10-30T20:00:00Z", "2027-10-31T01:30:00Z", "31.10. 02:30 (UTC+2)")]
    [InlineData("10:00", "2027-10-30T20:00:00Z", "2027-10-31T10:00:00Z", "31.10. 10:00")]
    public async Task What_did_not_come_stands_in_the_list_from_its_instant_on_and_not_before(string before, string last, string ends, string said)
    {
        await _portal.AgreeAsync(Anna, new(2026, 11, 1), Now.AddDays(-20), new ScheduledTask(Weekdays.All, TimeOnly.Parse(before, CultureInfo.InvariantCulture), TimeSpan.FromHours(1), ["spo2"], []));
        _portal.Clock.SetUtcNow(Instant(last));
        await _portal.MeasureAsync(Anna, 90, Instant(last));
        _portal.Get<Portal.Live.Readiness>().SetReady();
        var engine = _portal.NewEngine();
        await engine.StartAsync(Cancellation);

        try
        {
            // Yellow at first, and nothing is missing until the grace has passed.
            await UntilAsync(row => row.Said?.Severity == Severity.Yellow);
            _portal.Clock.SetUtcNow(Instant(ends).AddMilliseconds(-1));
            await _portal.WatchAsync(engine);
            Assert.Equal(0, Assert.Single((await ReadAsync()).Rows).Others);

            _portal.Clock.SetUtcNow(Instant(ends));
            var row = await UntilAsync(row => row.Order.Band == WorklistBand.MissedAfterDeviation);
            Assert.Equal(($"Mangler SpO₂, ventet før {said} · siste måling var gul", Severity.None, 1), (AlertSentence.Why(row.Said!.Alert.Latest), row.Said.Severity, row.Others));

            // A red that is told late is what the row says; that nothing newer came stands beside it.
            await _portal.MeasureAsync(Anna, 84, Instant(last).AddHours(-1));
            await UntilAsync(row => row.Order.Band == WorklistBand.Red && row.IsMissing);

            await _portal.MeasureAsync(Anna, 96, Instant(ends));
            await UntilAsync(row => row.Order.Band == WorklistBand.Red && !row.IsMissing);
        }
        finally
        {
            await engine.StopAsync(Cancellation);
        }
    }

    private static DateTimeOffset Instant(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private async Task<WorklistReading> ReadAsync() =>
        await _portal.Get<WorklistQueries>().ReadAsync(await _portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation), Cancellation);

    private async Task<WorklistRow> UntilAsync(Func<WorklistRow, bool> holds)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if ((await ReadAsync()).Rows.FirstOrDefault(holds) is { } row)
            {
                return row;
            }

            await Task.Delay(20, Cancellation);
        }

        throw new TimeoutException("The list never said so.");
    }
}
