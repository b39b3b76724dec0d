using System.Text;
using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using Dhof.Portal.Tests.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Gateway.Copying.CopyUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>Copying from a FHIR R4 server that is not of this project.</summary>
public sealed class IndependentCopyTests : IAsyncLifetime
{
    private readonly IndependentServer _server = new();
    private readonly HttpClient _client = new();
    private CopyUnderTest? _test;

    public async ValueTask InitializeAsync()
    {
        var address = _client.BaseAddress = await _server.DemandAsync();
        _test = new(null, address);
        await _test.RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();

        if (_test is not null)
        {
            await _test.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_created_changed_and_deleted_there_is_stored_corrected_and_withdrawn_here()
    {
        var (anna, stranger) = (await SendAsync(HttpMethod.Post, Patient("", Asked.Number)), await SendAsync(HttpMethod.Post, Patient("", CatoNumber)));
        var before = await CreateAsync(anna, 90);
        await _test!.CopyAsync();
        var created = await CreateAsync(anna, 94);
        await CreateAsync(stranger, 93);
        await _test.CopyAsync();
        Assert.Equal(["101 90.0 v1 0", "101 94.0 v1 0"], await _test.MeasuredAsync());

        created["valueQuantity"]!["value"] = 95;
        await SendAsync(HttpMethod.Put, created, $"Observation/{created["id"]}");
        await _test.CopyAsync();
        Assert.Equal(["101 90.0 v1 0", "101 95.0 v2 2"], await _test.MeasuredAsync());

        await SendAsync(HttpMethod.Delete, null, $"Observation/{before["id"]}");
        _test.Clock.Advance(TimeSpan.FromDays(1));
        await _test.CopyAsync();
        Assert.Equal(["101 90.0 v2 3", "101 95.0 v2 2"], await _test.MeasuredAsync());
        Assert.Empty(await _test.QuarantinedAsync());
    }

    private Task<JsonObject> CreateAsync(JsonObject patient, decimal value) => SendAsync(HttpMethod.Post, SpO2("", value, There, (string)patient["id"]!));

    private async Task<JsonObject> SendAsync(HttpMethod method, JsonObject? resource, string? address = null)
    {
        if (method == HttpMethod.Post)
        {
            resource!.Remove("id");
            resource.Remove("meta");
        }

        using var request = new HttpRequestMessage(method, address ?? (string)resource!["resourceType"]!) { Content = resource is null ? null : new StringContent(resource.Json(), Encoding.UTF8, "application/fhir+json") };
        using var response = await _client.SendAsync(request, Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{method}: {response.StatusCode}");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!.AsObject();
    }
}
