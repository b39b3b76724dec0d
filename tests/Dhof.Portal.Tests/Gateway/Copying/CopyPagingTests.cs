using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Gateway.Copying.CopyUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>Nothing is lost between two pages, whatever the source does with them.</summary>
public sealed class CopyPagingTests : IAsyncLifetime
{
    private CopyUnderTest _test = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await StartAsync();

        // From here on everything comes as a change.
        await _test.CopyAsync();
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Those_of_one_instant_are_not_parted_by_the_end_of_a_page(int size)
    {
        _test.Server.PageSize = size;
        _test.Put(Enumerable.Range(0, 20).Select(i => SpO2($"o{i}", 80 + (i / 2m), There.AddSeconds(i / 7))));
        await _test.CopyAsync();
        await _test.CopyAsync();

        Assert.Equal(20, (await _test.MeasuredAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_changes_while_the_pages_are_read_shifts_nothing_past(bool isStarting)
    {
        (_test.Server.PagesByOffset, _test.Server.PageSize) = (true, 3);
        _test.Put(Enumerable.Range(0, 12).Select(i => SpO2($"o{i}", 80 + i, There.AddSeconds(i), isStarting ? "p3" : "p1")));
        var pages = 0;
        _test.Server.Before = (seen, _) =>
        {
            // What stood on the first page moves to the end, and everything behind it forward.
            if (seen.Type == "Observation" && seen["_sort"] == "_lastUpdated" && (seen["patient"] == "Patient/p3") == isStarting && ++pages == 2)
            {
                _test.Put(SpO2("o0", 99, There.AddMinutes(1), isStarting ? "p3" : "p1", 2), SpO2("o1", 98, There.AddMinutes(1), isStarting ? "p3" : "p1", 2));
            }

            return Task.FromResult(false);
        };

        if (isStarting)
        {
            // Changes are copied beyond them before anybody follows the patient.
            _test.Put(SpO2("late", 79, There.AddHours(1)));
            await _test.CopyAsync();
            await _test.EnrolAsync(Cato, CatoNumber);
        }

        await _test.CopyAsync();
        Assert.Equal(isStarting ? 13 : 12, (await _test.MeasuredAsync()).Count);
    }

    [Fact]
    public async Task Pages_without_order_and_with_repetitions_are_read_to_their_end_before_the_checkpoint_moves()
    {
        _test.Server.PageSize = 4;
        _test.Put(Enumerable.Range(0, 20).Select(i => SpO2($"o{i}", 80 + (i / 2m), There.AddSeconds(i))));
        _test.Server.Order = found => [.. found.OrderBy(one => ((string?)one["id"])!.GetHashCode(StringComparison.Ordinal) ^ 5).Concat(found.Take(3)).OrderBy(one => ((string?)one["id"])![^1])];
        var asked = 0;
        _test.Server.Before = async (seen, http) => seen["_cursor"] is not null && ++asked == 3 && await FakeFhirServer.SayAsync(http, 404);

        Assert.Equal(SourceFailure.NotFound, (await _test.TryAsync()).Failure);
        Assert.Null(Assert.Single(await _test.RowsAsync("SELECT CAST(At AS TEXT) AS Value FROM CopyCheckpoints WHERE Type = 'Observation'")));
        await _test.CopyAsync();
        Assert.Equal(20, (await _test.MeasuredAsync()).Count);
    }

    [Theory]
    [InlineData("https://elsewhere.example/fhir/Observation?page=2", SourceFailure.NotFhir)]
    [InlineData("Observation?page=2", SourceFailure.NotFhir)]
    public async Task A_next_link_that_leads_elsewhere_or_in_a_circle_ends_the_way_and_leaves_the_checkpoint(string next, SourceFailure failure)
    {
        _test.Put(SpO2("o1", 94, There));
        _test.Server.Before = async (seen, http) =>
        {
            var page = new JsonObject { ["resourceType"] = "Bundle", ["link"] = new JsonArray(new JsonObject { ["relation"] = "next", ["url"] = next }), ["entry"] = new JsonArray() };
            return seen.Type == "Observation" && seen["patient"] is null && await FakeFhirServer.SayAsync(http, 200, page.Json());
        };
        Assert.Equal(failure, (await _test.TryAsync()).Failure);

        _test.Server.Before = null;
        await _test.CopyAsync();
        Assert.Single(await _test.MeasuredAsync());
    }
}
