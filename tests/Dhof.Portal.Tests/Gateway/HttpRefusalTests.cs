using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

public sealed class HttpRefusalTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Theory]
    [InlineData("POST", "/fhir", "")]
    [InlineData("POST", "/fhir", "wrong")]
    [InlineData("POST", "/fhir/Observation", "")]
    [InlineData("GET", "/fhir/Observation/1", "wrong")]
    [InlineData("GET", "/fhir/no/such/place", "")]
    public async Task Without_a_valid_token_the_answer_is_401(string method, string path, string token)
    {
        var (status, outcome) = await gateway.SendAsync(new(method), path, method == "POST" ? new StringContent("{}") : null, token);
        Assert.Equal((HttpStatusCode.Unauthorized, "token"), (status, outcome.Key()));
        using var bare = new HttpRequestMessage(new(method), path);
        bare.Headers.Authorization = new("Basic", "Ym90aDpib3Ro");
        using var response = await gateway.Client.SendAsync(bare, TestContext.Current.CancellationToken);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("GET", "/fhir/Condition/1", "route-unknown", HttpStatusCode.NotFound)]
    [InlineData("POST", "/fhir/Condition", "route-unknown", HttpStatusCode.NotFound)]
    [InlineData("GET", "/fhir/Patient/1", "record-unknown", HttpStatusCode.NotFound)]
    [InlineData("POST", "/fhir/Patient", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/fhir/Patient/_search", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/fhir/Patient/00000000000003e8", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/fhir/Observation", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/fhir/Observation/_search", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/fhir/Observation/_page", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/fhir/Observation/1", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/fhir/Observation/1", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/fhir", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/fhir/metadata", "method-not-allowed", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/fhir/Observation/1000000", "observation-unknown", HttpStatusCode.NotFound)]
    [InlineData("GET", "/fhir/Observation/abc", "observation-unknown", HttpStatusCode.NotFound)]
    [InlineData("GET", "/fhir/Observation/1/_history/2", "observation-unknown", HttpStatusCode.NotFound)]
    public async Task Every_address_under_fhir_answers_as_fhir(string method, string path, string key, HttpStatusCode status)
    {
        var (answered, outcome) = await gateway.SendAsync(new(method), path, null);
        Assert.Equal((status, key), (answered, outcome.Key()));
    }

    [Fact]
    public async Task An_observation_of_others_is_as_unknown_as_none()
    {
        var (_, larvik) = await gateway.PostAsync("/fhir/Observation", Samples.SpO2(id: "ungranted"));
        var ungranted = await gateway.SendAsync(HttpMethod.Get, $"/fhir/Observation/{larvik["id"]}", null, "oslo");
        var unknown = await gateway.SendAsync(HttpMethod.Get, "/fhir/Observation/999999", null, "oslo");
        Assert.Equal((HttpStatusCode.NotFound, unknown.Body.Json()), (ungranted.Status, ungranted.Body.Json()));
    }

    [Fact]
    public async Task A_client_writes_only_for_its_controllers_and_finds_only_their_patients()
    {
        var body = new ByteArrayContent(Samples.SpO2(id: "not-yours").Bytes());
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation", body, "oslo");
        Assert.Equal((HttpStatusCode.Forbidden, "controller-not-yours"), (status, outcome.Key()));

        body = new ByteArrayContent(Samples.SpO2(94, "not-theirs", Samples.Patient(5), GatewayUnderTest.Oslo).Bytes());
        (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation", body, "oslo");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "patient-unknown"), (status, outcome.Key()));
    }

    [Theory]
    [InlineData("text/plain", "content-type")]
    [InlineData("application/fhir+xml", "content-type")]
    [InlineData("", "content-type")]
    [InlineData("application/fhir+json; charset=iso-8859-1", "content-type")]
    public async Task Another_content_type_is_refused(string type, string key)
    {
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation", new ByteArrayContent(Samples.SpO2().Bytes()), contentType: type);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, key), (status, outcome.Key()));
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        var content = new ByteArrayContent(Samples.SpO2().Bytes());
        content.Headers.ContentEncoding.Add("gzip");
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation", content);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "content-encoding"), (status, outcome.Key()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_16_MiB_is_refused(bool chunked)
    {
        var bytes = Encoding.ASCII.GetBytes(new string(' ', 16 * 1024 * 1024) + "{");
        using HttpContent content = chunked ? new StreamContent(new Unseekable(bytes)) : new ByteArrayContent(bytes);
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir", content);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body-too-large"), (status, outcome.Key()));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(100_000)]
    public async Task A_resource_nested_too_deep_is_refused_and_told_so(int levels)
    {
        var json = Samples.SpO2().Json();
        json = json.Insert(1, "\"x\":" + new string('[', levels) + new string(']', levels) + ",");
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation", new StringContent(json));
        Assert.Equal((HttpStatusCode.BadRequest, "json-too-deep"), (status, outcome.Key()));
    }

    [Fact]
    public async Task Too_many_entries_are_refused()
    {
        var json = $$"""{"resourceType":"Bundle","type":"batch","entry":[{{string.Join(',', Enumerable.Repeat("{}", 5_001))}}]}""";
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir", new StringContent(json));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-many-entries"), (status, outcome.Key()));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        var (status, outcome) = await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation", new ByteArrayContent([(byte)'{', 0xff, (byte)'}']));
        Assert.Equal((HttpStatusCode.BadRequest, "json-invalid"), (status, outcome.Key()));
    }

    [Fact]
    public async Task Metadata_is_open_and_lists_what_there_is()
    {
        var (status, statement) = await gateway.SendAsync(HttpMethod.Get, "/fhir/metadata", null, "");
        Assert.Equal((HttpStatusCode.OK, "CapabilityStatement", "4.0.1"), (status, (string)statement["resourceType"]!, (string)statement["fhirVersion"]!));
        Assert.Equal(["create", "read", "search-type", "vread", "history-instance"], statement["rest"]![0]!["resource"]![0]!["interaction"]!.AsArray().Select(interaction => (string)interaction!["code"]!));
        Assert.Equal(["batch", "transaction"], statement["rest"]![0]!["interaction"]!.AsArray().Select(interaction => (string)interaction!["code"]!));
    }

    /// <summary>A stream of unknown length is sent in chunks.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
