using CsCheck;

namespace Dhof.Portal.Tests.Gateway;

public sealed class SearchPagingProperties(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly string[] s_sorts = ["time", "-time", "_lastUpdated", "-_lastUpdated"];
    private static readonly string[] s_narrowed = ["", "&status=final,completed", "&code=59408-5&questionnaire=urn:dhof:form:daily-copd"];

    private int _patient;

    [Theory, InlineData("Observation", "date"), InlineData("QuestionnaireResponse", "authored")]
    public async Task Turning_the_pages_while_data_arrive_gives_what_was_known_at_the_first_once_each_and_in_order(string type, string time) =>
        await Gen.Select(
            Gen.Int[0, 9].Array[0, 9].Array[1, 3],
            Gen.Int[0, 3].Select(i => s_sorts[i]),
            Gen.Int[0, 2].Select(i => s_narrowed[i]),
            Gen.Int[1, 6],
            Gen.Int[0, 9].Array[0, 3].Array[0, 9]).SampleAsync(
            async (deliveries, sort, narrowed, count, arrivals) =>
            {
                var patient = Interlocked.Increment(ref _patient);
                List<(long Id, int Minute, int Delivery)> known = [];

                for (var i = 0; i < deliveries.Length; i++)
                {
                    gateway.Clock.Advance(TimeSpan.FromSeconds(1));
                    var ids = await StoreAsync(type, patient, $"known-{i}", deliveries[i]);
                    known.AddRange(ids.Select((id, at) => (id, deliveries[i][at], i)));
                }

                var ordered = (sort.EndsWith("time", StringComparison.Ordinal) ? known.OrderBy(row => row.Minute) : known.OrderBy(row => row.Delivery)).ThenBy(row => row.Id).Select(row => row.Id).ToList();

                if (sort[0] == '-')
                {
                    ordered.Reverse();
                }

                var turned = await TurnAsync(type, $"patient={Searches.Patient(patient)}&_sort={sort.Replace("time", time, StringComparison.Ordinal)}&_count={count}{narrowed}", patient, arrivals);
                Assert.Equal(ordered, turned.SelectMany(page => page));
                Assert.All(turned.SkipLast(1), page => Assert.Equal(count, page.Length));
            },
            iter: 30,
            threads: 1);

    private async Task<List<long[]>> TurnAsync(string type, string query, int patient, int[][] arrivals)
    {
        List<long[]> pages = [];
        var next = $"/fhir/{type}?{query}";

        for (var page = 0; next is not null; page++)
        {
            var (_, bundle) = await gateway.SendAsync(HttpMethod.Get, next, null);
            pages.Add(bundle.Ids());
            next = bundle.Link("next");

            if (page < arrivals.Length && arrivals[page].Length > 0)
            {
                await StoreAsync(type, patient, $"arrived-{page}", arrivals[page]);
            }
        }

        return pages;
    }

    private Task<long[]> StoreAsync(string type, int patient, string prefix, int[] minutes) =>
        type == "Observation" ? gateway.StoreAsync(patient, prefix, minutes) : gateway.AnswerAsync(patient, prefix, minutes);
}
