using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Sources.SourcesUnderTest;

namespace Dhof.Portal.Tests.Sources;

/// <summary>The look-up against a FHIR R4 server that is not of this project: what it understands is not this project's own idea of FHIR.</summary>
public sealed class IndependentServerTests : IAsyncLifetime
{
    private readonly IndependentServer _server = new();
    private readonly SourcesUnderTest _test = new();
    private readonly HttpClient _client = new();

    public async ValueTask InitializeAsync()
    {
        _client.BaseAddress = await _server.DemandAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _test.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_created_is_counted_found_by_patient_and_period_and_read_as_it_is_held()
    {
        var (patient, other) = (await CreateAsync(Person(Asked.Number)), await CreateAsync(Person(Asked.Other)));
        var (mine, old) = (await CreateAsync(New(SpO2(1, 3, Reference(patient), 93))), await CreateAsync(New(SpO2(2, 100, Reference(patient)))));
        await CreateAsync(New(SpO2(3, 1, Reference(other))));
        var condition = await CreateAsync(new() { ["resourceType"] = "Condition", ["subject"] = new JsonObject { ["reference"] = Reference(patient) }, ["code"] = Asked.Text("KOLS"), ["onsetDateTime"] = "2015" });
        await StartAsync();

        await _test.LookAsync();
        Assert.Equal((2, Now.AddHours(-3)), (_test.Holding("independent").Count, _test.Holding("independent").Newest!.Value));
        Assert.IsType<SourceState.Answered>(_test.Tell("independent").State);

        await _test.LoadAsync(from: Now.AddHours(-10));
        var item = Assert.Single(_test.Sources.Items(_test.Grant, InformationTypes.Measurements));
        Assert.Equal((Id(mine), 93m, (string?)mine["meta"]!["versionId"]), (item.Origin.Id, item.Measurement!.Value, item.Origin.Version));
        Assert.True(JsonNode.DeepEquals(await ReadAsync(Id(mine)), JsonNode.Parse(item.Raw)));

        await _test.LoadAsync(InformationTypes.Measurements | InformationTypes.Background);
        Assert.Equal(((string[])[Id(mine), Id(old), Id(condition)]).Order(), _test.Ids(InformationTypes.Measurements | InformationTypes.Background).Order());
        Assert.Empty(_test.Tell("independent").Refused);
    }

    [Fact]
    public async Task What_is_changed_there_is_shown_in_its_new_version_when_it_is_asked_again_and_its_history_reads()
    {
        var patient = await CreateAsync(Person(Asked.Number));
        var created = await CreateAsync(New(SpO2(1, 3, Reference(patient), 93)));
        await StartAsync();
        await _test.LoadAsync();

        var changed = (JsonObject)created.DeepClone();
        changed["valueQuantity"]!["value"] = 95;
        Assert.Equal(HttpStatusCode.OK, await UpdateAsync(changed, created));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await UpdateAsync(changed, created));
        await _test.Sources.RetryAsync(_test.Grant, _test.Tell("independent").Key, Cancellation);

        var item = _test.Sources.Items(_test.Grant, InformationTypes.Measurements).Single(held => held.Origin.Id == Id(created));
        Assert.Equal(95, item.Measurement!.Value);
        Assert.NotEqual((string?)created["meta"]!["versionId"], item.Origin.Version);

        var history = SourcePages.Read(await _client.GetByteArrayAsync(new Uri(Id(created) + "/_history", UriKind.Relative), Cancellation), Asked.About(null, false, Id(patient).Split('/')[1]), Now)!;
        Assert.Equal([95m, 93m], history.Items.Select(version => version.Measurement!.Value));
    }

    private async Task StartAsync()
    {
        _test.Add("independent", _server.Base!.ToString(), Office);
        await _test.StartAsync();
    }

    private static JsonObject Person(string number) => New(Anne("", number));

    /// <summary>As it is sent to be created: the server gives the id.</summary>
    private static JsonObject New(JsonObject resource)
    {
        resource.Remove("id");
        return resource;
    }

    private static string Id(JsonObject resource) => $"{resource["resourceType"]}/{resource["id"]}";

    private static string Reference(JsonObject patient) => Id(patient);

    private async Task<JsonObject> CreateAsync(JsonObject resource)
    {
        using var content = Content(resource);
        using var response = await _client.PostAsync(new Uri((string)resource["resourceType"]!, UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!.AsObject();
    }

    private async Task<JsonNode?> ReadAsync(string id) => JsonNode.Parse(await _client.GetStringAsync(new Uri(id, UriKind.Relative), Cancellation));

    private async Task<HttpStatusCode> UpdateAsync(JsonObject resource, JsonObject known)
    {
        using var content = Content(resource);
        using var request = new HttpRequestMessage(HttpMethod.Put, Id(resource)) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", $"W/\"{known["meta"]!["versionId"]}\"");
        using var response = await _client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private static StringContent Content(JsonObject resource) => new(resource.Json(), Encoding.UTF8, "application/fhir+json");
}
