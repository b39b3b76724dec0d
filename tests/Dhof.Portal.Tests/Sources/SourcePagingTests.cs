using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Sources.SourcesUnderTest;

namespace Dhof.Portal.Tests.Sources;

public sealed class SourcePagingTests : IAsyncLifetime
{
    private readonly SourcesUnderTest _test = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Every_page_is_read_whatever_the_order_and_what_comes_twice_is_there_once()
    {
        var server = await ServerAsync();
        server.Order = found => [.. found.AsEnumerable().Reverse(), .. found];
        await _test.LoadAsync();

        Assert.Equal(Enumerable.Range(1, 7).Select(id => $"Observation/o{id}"), _test.Ids().Order());
        Assert.Equal((7, Completeness.Whole(null)), (_test.Holding("office").Count, _test.Holding("office").Loaded!.Value));
        Assert.Equal(7, server.Seen.Count(seen => seen.Type == "Observation"));
    }

    [Fact]
    public async Task Where_a_later_page_is_gone_what_came_is_kept_and_it_says_how_far_back_it_is_whole()
    {
        var server = await ServerAsync();
        server.Before = async (seen, http) => seen["_cursor"] == "1" && await FakeFhirServer.SayAsync(http, 410);
        await _test.LoadAsync();

        Assert.Equal(4, _test.Ids().Count());
        Assert.Equal((SourceFailure.Gone, Completeness.Cut(Now.AddHours(-4).AddTicks(1))), (_test.Holding("office").Failure!.Value, _test.Holding("office").Loaded!.Value));
    }

    [Fact]
    public async Task A_link_in_a_circle_or_to_elsewhere_ends_with_what_is_whole()
    {
        var server = await ServerAsync();
        var elsewhere = await _test.AddAsync("elsewhere", Oslo);
        server.Before = async (seen, http) => seen.Type == "Observation" && await FakeFhirServer.SayAsync(http, 200, Page(elsewhere.Base + "Observation?_cursor=0").Json());
        await _test.LoadAsync();

        Assert.Equal(Completeness.Cut(Now.AddHours(-1).AddTicks(1)), _test.Holding("office").Loaded!.Value);
        Assert.Empty(elsewhere.Seen);

        server.Before = async (seen, http) => seen.Type == "Observation" && await FakeFhirServer.SayAsync(http, 200, Page("?_cursor=7").Json());
        await _test.LoadAsync();
        Assert.Equal(Completeness.Cut(Now.AddHours(-1).AddTicks(1)), _test.Holding("office").Loaded!.Value);
    }

    [Fact]
    public async Task A_next_link_with_the_identity_number_is_asked_for_by_post()
    {
        var server = await _test.AddAsync("pmd", Larvik, "Pmd");
        await _test.StartAsync();
        server.Before = async (seen, http) => seen["page"] is null && await FakeFhirServer.SayAsync(http, 200, Page($"?patient.identifier=x%7C{Asked.Number}&page=2").Json());
        await _test.LookAsync();

        var next = server.Seen.Single(seen => seen["page"] == "2");
        Assert.Equal(("POST", "Observation/_search", "", $"x|{Asked.Number}"), (next.Method, next.Path, next.Query, next["patient.identifier"]));
    }

    private static JsonObject Page(string next) => Asked.Searchset([SpO2(1, 1)], next, self: "?_sort=-date");

    private async Task<FakeFhirServer> ServerAsync()
    {
        var server = await _test.AddAsync("office", Office);
        server.PageSize = 2;
        server.Resources.AddRange([Anne(), .. Enumerable.Range(1, 7).Select(id => SpO2(id, id))]);
        await _test.StartAsync();
        return server;
    }
}
