using System.Globalization;
using CsCheck;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Whoever turns the pages while versions arrive sees each measurement that stood at the start once, in the place that it had.</summary>
public sealed class CorrectionPagingProperties(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly string[] s_sorts = ["date", "-date", "_lastUpdated", "-_lastUpdated"];
    private static readonly string[] s_narrowed = ["", "&code=59408-5,8867-4", "&date=ge2026-03-02T00:03:00Z&date=lt2026-03-02T00:08:00Z", "&status=final,corrected,amended"];

    /// <summary>What may happen to the n-th measurement: it moves to another minute, or is withdrawn.</summary>
    private static readonly Gen<Turn[]> s_turns = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 9], Gen.Int[0, 4].Select(number => number == 0), (which, minute, withdraws) => new Turn(which, minute, withdraws)).Array[0, 4];

    private int _patient;

    [Fact]
    public async Task Turning_the_pages_while_versions_arrive_shows_what_stood_at_the_first_once_each_and_in_order() => await Gen.Select(
        Gen.Int[0, 9].Array[1, 12],
        s_turns,
        Gen.Int[0, 3].Select(i => s_sorts[i]),
        Gen.Int[0, 3].Select(i => s_narrowed[i]),
        Gen.Int[1, 4],
        s_turns.Array[0, 9]).SampleAsync(
        async (minutes, before, sort, narrowed, count, meanwhile) =>
        {
            var patient = Interlocked.Increment(ref _patient);
            var rows = (await gateway.StoreAsync(patient, "read", minutes)).Select((id, i) => new Known(id, minutes[i], gateway.Clock.GetUtcNow())).ToArray();
            await TurnAsync(patient, rows, before);
            var start = Ordered(rows.Where(row => !row.IsWithdrawn && (!narrowed.Contains("date", StringComparison.Ordinal) || row.Minute is >= 3 and < 8)), sort);
            List<long> shown = [];
            HashSet<long> withdrawn = [];
            var next = $"/fhir/Observation?patient={Searches.Patient(patient)}&_sort={sort}&_count={count}{narrowed}&_total=accurate";

            for (var page = 0; next is not null; page++)
            {
                var (_, bundle) = await gateway.SendAsync(HttpMethod.Get, next, null);
                Assert.Equal(start.Count, (int)bundle["total"]!);
                withdrawn.UnionWith(rows.Where(row => row.IsWithdrawn).Select(row => row.Id));
                Assert.All(bundle.Ids(), id => Assert.False(rows.Single(row => row.Id == id).IsWithdrawn));
                shown.AddRange(bundle.Ids());
                next = bundle.Link("next");

                if (page < meanwhile.Length)
                {
                    await TurnAsync(patient, rows, meanwhile[page]);
                    await gateway.StoreAsync(patient, $"new-{page}", 4, 9);
                }
            }

            Assert.Equal(start.Where(id => shown.Contains(id) || !withdrawn.Contains(id)), shown);
        },
        iter: 30,
        threads: 1);

    private static List<long> Ordered(IEnumerable<Known> rows, string sort)
    {
        List<long> ordered = [.. (sort.EndsWith("date", StringComparison.Ordinal) ? rows.OrderBy(row => row.Minute) : rows.OrderBy(row => row.Received)).ThenBy(row => row.Id).Select(row => row.Id)];

        if (sort[0] == '-')
        {
            ordered.Reverse();
        }

        return ordered;
    }

    private async Task TurnAsync(int patient, Known[] rows, Turn[] turns)
    {
        foreach (var turn in turns)
        {
            var place = turn.Which % rows.Length;
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
            var version = Samples.SpO2(90, string.Create(CultureInfo.InvariantCulture, $"read-{patient}-{place}"), Samples.Patient(patient));
            version["effectiveDateTime"] = Samples.Now.Date.AddMinutes(turn.Minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var issued = gateway.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            var answer = await gateway.SendAsync(turn.Withdraws ? version.Withdrawn(issued) : version.As("corrected", issued));
            Assert.Equal((201, rows[place].Id), (answer.Short.Status, answer.Id));
            rows[place] = new(rows[place].Id, turn.Withdraws ? rows[place].Minute : turn.Minute, gateway.Clock.GetUtcNow(), turn.Withdraws);
        }
    }

    private sealed record Turn(int Which, int Minute, bool Withdraws);

    private sealed record Known(long Id, int Minute, DateTimeOffset Received, bool IsWithdrawn = false);
}
