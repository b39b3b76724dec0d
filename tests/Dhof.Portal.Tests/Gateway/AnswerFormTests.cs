using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

public sealed class AnswerFormTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];

    [Theory]
    [InlineData("application/fhir+xml", false)]
    [InlineData("text/html, application/xml;q=0.9", false)]
    [InlineData("application/fhir+json;q=0", false)]
    [InlineData("application/fhir+json", true)]
    [InlineData("application/fhir+json; fhirVersion=4.0", true)]
    [InlineData("application/fhir+xml, application/json;q=0.5", true)]
    [InlineData("application/*", true)]
    [InlineData("*/*", true)]
    public async Task What_is_asked_for_in_another_form_than_JSON_is_refused_before_it_is_read_or_stored(string accept, bool isAnswered)
    {
        foreach (var (method, address) in ((string, string)[])[("GET", "/fhir/metadata"), ("GET", $"/fhir/Observation?patient={Searches.Patient(1)}"), ("GET", $"/fhir/Patient/{Searches.Patient(1)}"), ("POST", "/fhir/Observation")])
        {
            var before = await gateway.CountAsync("Measurements");
            var (status, body) = await SendAsync(method, address, accept, Samples.SpO2(id: "accept" + accept));
            Assert.Equal(isAnswered, status is HttpStatusCode.OK or HttpStatusCode.Created);
            Assert.Equal(isAnswered ? null : "not-acceptable", isAnswered ? null : body.Key());
            Assert.True(isAnswered || before == await gateway.CountAsync("Measurements"));
        }
    }

    [Theory]
    [InlineData("_format=json", null)]
    [InlineData("_format=application/fhir%2Bjson", null)]
    [InlineData("_format=application/fhir+json", null)]
    [InlineData("_format=xml", "not-acceptable")]
    [InlineData("_format=application/fhir%2Bxml", "not-acceptable")]
    [InlineData("_elements=code", "result-form")]
    [InlineData("_summary=true", "result-form")]
    [InlineData("_summary=text", "result-form")]
    [InlineData("_summary=data", "result-form")]
    [InlineData("_summary=false", null)]
    public async Task A_form_that_cannot_be_had_is_refused_and_not_ignored(string parameter, string? key)
    {
        var expected = key switch { null => HttpStatusCode.OK, "not-acceptable" => HttpStatusCode.NotAcceptable, _ => HttpStatusCode.BadRequest };
        var id = (await gateway.StoreAsync(2, "form", 1))[0];

        foreach (var address in (string[])[$"Observation?patient={Searches.Patient(2)}&", $"Observation/{id}?", $"QuestionnaireResponse?patient={Searches.Patient(2)}&", $"DetectedIssue?patient={Searches.Patient(2)}&", $"Patient?_id={Searches.Patient(2)}&", $"Patient/{Searches.Patient(2)}?", $"Patient/{Searches.Patient(2)}/$everything?", "Organization?"])
        {
            var (status, body) = await SendAsync("GET", $"/fhir/{address}{parameter}", "application/fhir+xml");
            var isFormat = parameter.StartsWith("_format", StringComparison.Ordinal);

            // The parameter goes before the header; without it the header counts.
            Assert.Equal((isFormat || key is not null) ? (expected, key) : (HttpStatusCode.NotAcceptable, "not-acceptable"), (status, status == HttpStatusCode.OK ? null : body.Key()));
        }

        var (posted, outcome) = await gateway.SearchByFormAsync($"patient={Searches.Patient(2)}&{parameter}");
        Assert.Equal((expected, key), (posted, posted == HttpStatusCode.OK ? null : outcome.Key()));
    }

    [Fact]
    public async Task Only_the_count_is_answered_where_only_the_count_is_asked_for()
    {
        await gateway.StoreAsync(3, "count", 1, 2);
        await gateway.AnswerAsync(3, "count", 1);
        await gateway.RaiseAsync(3);

        foreach (var (query, type, total) in ((string, string, int)[])[("patient=" + Searches.Patient(3), "Observation", 2), ("patient=" + Searches.Patient(3), "QuestionnaireResponse", 1), ("patient=" + Searches.Patient(3), "DetectedIssue", 1), ("_id=" + Searches.Patient(3), "Patient", 1), ("_id=310000019", "Organization", 1)])
        {
            foreach (var asked in (string[])["&_summary=count", "&_summary=count&_count=5"])
            {
                var (_, bundle) = await gateway.SearchAsync(query + asked, type: type);
                Assert.Equal((type, total, null), (type, (int)bundle["total"]!, bundle["entry"]));
                Assert.Null(bundle.Link("next"));
            }
        }

        Assert.Equal("result-form", (await gateway.SearchAsync("_summary=count", type: $"Patient/{Searches.Patient(3)}/$everything")).Body.Key());
    }

    [Theory]
    [InlineData("/fhir", "POST")]
    [InlineData("/fhir/metadata", "GET")]
    [InlineData("/fhir/Observation", "GET, POST")]
    [InlineData("/fhir/Observation/_search", "POST")]
    [InlineData("/fhir/Observation/_page", "GET")]
    [InlineData("/fhir/Observation/1", "GET")]
    [InlineData("/fhir/Observation/1/_history", "GET")]
    [InlineData("/fhir/Observation/1/_history/1", "GET")]
    [InlineData("/fhir/QuestionnaireResponse", "GET, POST")]
    [InlineData("/fhir/QuestionnaireResponse/_search", "POST")]
    [InlineData("/fhir/QuestionnaireResponse/_page", "GET")]
    [InlineData("/fhir/QuestionnaireResponse/1", "GET")]
    [InlineData("/fhir/QuestionnaireResponse/1/_history", "GET")]
    [InlineData("/fhir/QuestionnaireResponse/1/_history/1", "GET")]
    [InlineData("/fhir/Patient", "GET")]
    [InlineData("/fhir/Patient/_search", "POST")]
    [InlineData("/fhir/Patient/_page", "GET")]
    [InlineData("/fhir/Patient/1", "GET")]
    [InlineData("/fhir/Patient/1/$everything", "GET, POST")]
    [InlineData("/fhir/DetectedIssue", "GET, POST")]
    [InlineData("/fhir/DetectedIssue/_search", "POST")]
    [InlineData("/fhir/DetectedIssue/_page", "GET")]
    [InlineData("/fhir/DetectedIssue/1", "GET")]
    [InlineData("/fhir/CarePlan", "GET, POST")]
    [InlineData("/fhir/CarePlan/_search", "POST")]
    [InlineData("/fhir/CarePlan/_page", "GET")]
    [InlineData("/fhir/CarePlan/1", "GET, PUT")]
    [InlineData("/fhir/Organization", "GET")]
    [InlineData("/fhir/Organization/_search", "POST")]
    [InlineData("/fhir/Organization/1", "GET")]
    public async Task Every_address_names_its_methods_and_refuses_every_other(string address, string allowed)
    {
        foreach (var method in s_methods)
        {
            using var request = new HttpRequestMessage(new(method), address);
            request.Headers.Authorization = new("Bearer", "both");
            using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var isAllowed = allowed.Split(", ").Contains(method);
            Assert.Equal((method, isAllowed), (method, response.StatusCode != HttpStatusCode.MethodNotAllowed));
            Assert.Equal(isAllowed ? "" : allowed, string.Join(", ", response.Content.Headers.Allow));
            Assert.Equal("application/fhir+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        }
    }

    [Theory]
    [InlineData("/fhir/Condition")]
    [InlineData("/fhir/Consent?patient=00000000000003e8")]
    [InlineData("/fhir/_history")]
    [InlineData("/fhir/_search")]
    [InlineData("/fhir/Observation/_history/1/2")]
    [InlineData("/fhir/Patient/1/_history")]
    [InlineData("/fhir/DetectedIssue/1/_history/1")]
    [InlineData("/fhir/CarePlan/1/_history/1")]
    [InlineData("/fhir/Goal")]
    [InlineData("/fhir/Patient/1/Observation")]
    public async Task Another_address_is_unknown_for_every_method(string address)
    {
        foreach (var method in s_methods)
        {
            var (status, outcome) = await SendAsync(method, address, "*/*");
            Assert.Equal((method, HttpStatusCode.NotFound, "route-unknown"), (method, status, outcome.Key()));
        }
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string method, string address, string accept, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(new(method), address) { Content = method == "POST" && body is not null ? new ByteArrayContent(body.Bytes()) : null };
        request.Content?.Headers.ContentType = new("application/fhir+json");
        request.Headers.Authorization = new("Bearer", "both");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
