using System.Globalization;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>A search finds what stands, and what was withdrawn only where it is asked for.</summary>
public sealed class CorrectionSearchTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static int _patients;

    [Theory]
    [InlineData("", "final corrected amended")]
    [InlineData("&status=final", "final")]
    [InlineData("&status=corrected", "corrected")]
    [InlineData("&status=amended,final", "final amended")]
    [InlineData("&status=entered-in-error", "withdrawn")]
    [InlineData("&status=http://hl7.org/fhir/observation-status|entered-in-error", "withdrawn")]
    [InlineData("&status=final,entered-in-error", "final withdrawn")]
    [InlineData("&status=final&status=entered-in-error", "")]
    [InlineData("&status=http://example.org|entered-in-error", "")]
    [InlineData("&status=entered-in-error&code=59408-5&date=2026-03-02", "withdrawn")]
    [InlineData("&status=entered-in-error&date=2026-03-03", "")]
    public async Task What_was_withdrawn_is_found_where_it_is_asked_for(string parameters, string expected)
    {
        var place = await FourAsync();

        foreach (var form in (string[])["&_total=accurate", "&_count=1000&_total=accurate&_sort=date", "&_sort=-_lastUpdated&_total=estimate", "&_count=1&_total=accurate"])
        {
            var (_, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(place)}{parameters}{form}");
            List<string> found = [];

            for (var page = bundle; page is not null; page = page.Link("next") is { } next ? (await gateway.SendAsync(HttpMethod.Get, next, null)).Body : null)
            {
                found.AddRange((page["entry"]?.AsArray() ?? []).Select(entry => (string)entry!["resource"]!["identifier"]![0]!["value"]!).Select(id => id.Split('-')[0]));
            }

            Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.Order());
            Assert.Equal(found.Count, (int)bundle["total"]!);
        }
    }

    [Fact]
    public async Task Each_is_found_as_the_version_that_stands()
    {
        var place = await FourAsync();
        var (_, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(place)}&status=final,corrected,amended,entered-in-error");
        Assert.Equal(4, bundle.Ids().Length);

        foreach (var resource in bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!))
        {
            Assert.Equal((await gateway.ReadAsync($"/fhir/Observation/{(string)resource["id"]!}")).Body!.Json(), resource.Json());
            Assert.Equal((string)resource["status"]! == "final" ? "1" : "2", (string)resource["meta"]!["versionId"]!);
        }
    }

    [Fact]
    public async Task A_correction_is_new_in_lastUpdated_and_stands_at_its_own_time()
    {
        var place = await FourAsync();
        var before = gateway.Clock.GetUtcNow();
        gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        var patient = $"patient={Searches.Patient(place)}";
        var correction = Samples.SpO2(96, $"final-{place}", Samples.Patient(place)).As("corrected");
        correction["effectiveDateTime"] = "2026-03-01T08:00:00+01:00";
        var corrected = await gateway.SendAsync(correction);
        var since = before.AddSeconds(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        Assert.Equal([corrected.Id], (await gateway.SearchAsync($"{patient}&_lastUpdated=ge{since}")).Body.Ids());
        Assert.Equal([corrected.Id], (await gateway.SearchAsync($"{patient}&date=2026-03-01")).Body.Ids());
        Assert.DoesNotContain(corrected.Id, (await gateway.SearchAsync($"{patient}&date=2026-03-02")).Body.Ids());
        Assert.Equal(corrected.Id, (await gateway.SearchAsync($"{patient}&_sort=-_lastUpdated")).Body.Ids()[0]);
        Assert.Equal(corrected.Id, (await gateway.SearchAsync($"{patient}&_sort=date")).Body.Ids()[0]);

        gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        await gateway.SendAsync(correction.Withdrawn());
        Assert.Empty((await gateway.SearchAsync($"{patient}&_lastUpdated=ge{since}")).Body.Ids());
        Assert.Equal([corrected.Id], (await gateway.SearchAsync($"{patient}&_lastUpdated=ge{since}&status=entered-in-error")).Body.Ids());
    }

    [Fact]
    public async Task A_vital_sign_that_is_named_otherwise_meanwhile_keeps_its_place()
    {
        var ids = new long[3];
        var place = Interlocked.Increment(ref _patients);

        foreach (var i in (int[])[0, 1, 2])
        {
            ids[i] = (await gateway.SendAsync(Peak(place, i, "19935-6"))).Id;
        }

        var first = (await gateway.SearchAsync($"patient={Searches.Patient(place)}&code=19935-6&_sort=date&_count=1")).Body;
        await gateway.SendAsync(Peak(place, 2, "8302-2").As("corrected"));
        await gateway.SendAsync(Peak(place, 0, "19935-6").As("corrected"));
        List<long> turned = [.. first.Ids()];

        for (var next = first.Link("next"); next is not null;)
        {
            var page = (await gateway.SendAsync(HttpMethod.Get, next, null)).Body;
            turned.AddRange(page.Ids());
            next = page.Link("next");
        }

        Assert.Equal(ids, turned);
    }

    private static System.Text.Json.Nodes.JsonObject Peak(int place, int i, string code)
    {
        var observation = OtherKinds.Other(code: code).Named($"peak-{place}-{i}");
        observation["subject"] = Samples.Reference(Samples.BirthNumber, Samples.Patient(place));
        observation["effectiveDateTime"] = $"2026-03-02T07:0{i}:00Z";
        return observation;
    }

    /// <summary>One of each status, of a patient of their own.</summary>
    private async Task<int> FourAsync()
    {
        var place = Interlocked.Increment(ref _patients);
        var patient = Samples.Patient(place);

        foreach (var name in (string[])["final", "corrected", "amended", "withdrawn"])
        {
            await gateway.SendAsync(Samples.SpO2(84, $"{name}-{place}", patient));
        }

        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await gateway.SendAsync(Samples.SpO2(94, $"corrected-{place}", patient).As("corrected"));
        await gateway.SendAsync(Samples.SpO2(94, $"amended-{place}", patient).As("amended"));
        await gateway.SendAsync(Samples.SpO2(94, $"withdrawn-{place}", patient).Withdrawn());
        return place;
    }
}
