using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Tests.Fhir;

public sealed class SearchDateTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    // Every precision, and the day, the month and the hour around both changes of the clock, as instants: summer time begins on 29 March at 01:00 UTC and ends on 25 October at 01:00 UTC.
    private static readonly (string Text, string From, string Before)[] s_periods =
    [
        ("2026", "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z"),
        ("2026-02", "2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z"),
        ("2026-03", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"),
        ("2026-03-02", "2026-03-01T23:00:00Z", "2026-03-02T23:00:00Z"),
        ("2026-07-02", "2026-07-01T22:00:00Z", "2026-07-02T22:00:00Z"),
        ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        ("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        ("2026-03-02T08:30", "2026-03-02T07:30:00Z", "2026-03-02T07:31:00Z"),
        ("2026-03-29T01:59", "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z"),
        ("2026-03-29T03:00", "2026-03-29T01:00:00Z", "2026-03-29T01:01:00Z"),
        ("2026-10-25T01:59", "2026-10-24T23:59:00Z", "2026-10-25T00:00:00Z"),
        ("2026-10-25T03:00", "2026-10-25T02:00:00Z", "2026-10-25T02:01:00Z"),
        ("2026-10-25T02:30+02:00", "2026-10-25T00:30:00Z", "2026-10-25T00:31:00Z"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z", "2026-10-25T01:31:00Z"),
        ("2026-03-02T08:30Z", "2026-03-02T08:30:00Z", "2026-03-02T08:31:00Z"),
        ("2026-03-02T08:30:15", "2026-03-02T07:30:15Z", "2026-03-02T07:30:16Z"),
        ("2026-03-02T08:30:15 01:00", "2026-03-02T07:30:15Z", "2026-03-02T07:30:16Z"),
        ("2026-03-02T08:30:15-05:30", "2026-03-02T14:00:15Z", "2026-03-02T14:00:16Z"),
        ("2026-03-02T08:30:15.2Z", "2026-03-02T08:30:15.2Z", "2026-03-02T08:30:15.3Z"),
        ("2026-03-02T08:30:15.250Z", "2026-03-02T08:30:15.25Z", "2026-03-02T08:30:15.251Z"),
    ];

    // For each prefix: whether it holds just before the period, at its start, at its last millisecond, and just after.
    private static readonly (string Prefix, bool[] Holds)[] s_prefixes =
    [
        ("", [false, true, true, false]),
        ("eq", [false, true, true, false]),
        ("ne", [true, false, false, true]),
        ("gt", [false, false, false, true]),
        ("sa", [false, false, false, true]),
        ("lt", [true, false, false, false]),
        ("eb", [true, false, false, false]),
        ("ge", [false, true, true, true]),
        ("le", [true, true, true, false]),
    ];

    public static TheoryData<string, string, string, string> Cases =>
        [.. from period in s_periods from prefix in s_prefixes select (prefix.Prefix, period.Text, period.From, period.Before)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_prefix_holds_on_its_side_of_the_period(string prefix, string text, string from, string before)
    {
        var condition = Read(prefix + text);
        var (first, after) = (DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(before, null));
        var millisecond = TimeSpan.FromMilliseconds(1);
        bool[] holds = [condition.Holds(first - millisecond), condition.Holds(first), condition.Holds(after - millisecond), condition.Holds(after)];
        Assert.Equal(s_prefixes.Single(p => p.Prefix == prefix).Holds, holds);
    }

    [Theory]
    [InlineData("ap2026-11-13T09:00:00Z", "2026-11-12T09:00:00.1Z", "2026-11-14T09:00:00.9Z")]
    [InlineData("ap2026-12-03T09:00:00Z", "2026-12-02T09:00:00Z", "2026-12-04T09:00:01Z")]
    [InlineData("ap2026-11-23", "2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z")]
    public void Approximately_is_a_tenth_of_the_distance_to_now(string text, string from, string before)
    {
        var condition = Read(text);
        Assert.Equal((DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(before, null)), (condition.From, condition.Before));
    }

    [Theory]
    [InlineData("2026-10-25T02:30")]
    [InlineData("ge2026-10-25T02:00:00")]
    [InlineData("2026-03-29T02:30")]
    [InlineData("le2026-03-29T02:59:59.999")]
    public void An_hour_that_comes_twice_or_not_at_all_needs_its_zone(string text) => Assert.Equal("search-date-zone", Refusal(text));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("xx2026-03-02")]
    [InlineData("GE2026-03-02")]
    [InlineData("26-03-02")]
    [InlineData("2026-3-2")]
    [InlineData("2026-02-29")]
    [InlineData("2026-03-02T24:00")]
    [InlineData("2026-03-02T08")]
    [InlineData("2026-03-02+01:00")]
    [InlineData("2026-03-02T08:30+99:00")]
    [InlineData("2026-03-02T08:30:15.2501Z")]
    [InlineData("0001")]
    [InlineData("9999")]
    [InlineData("2026-03-02,")]
    [InlineData("ge")]
    public void What_is_not_a_date_is_refused(string text) => Assert.Equal("search-date", Refusal(text));

    private static InstantCondition Read(string text)
    {
        Assert.True(SearchReader.TryReadObservations(Given(text), strict: true, s_now, out var search, out _));
        return search.Wanted.Effective.Single().Single();
    }

    private static string? Refusal(string text)
    {
        Assert.False(SearchReader.TryReadObservations(Given(text), strict: true, s_now, out _, out var refusal));
        return refusal?.Code.Key;
    }

    private static GivenParameter[] Given(string date) => [new("patient", "00000000000003e8", true), new("date", date, true)];
}
