using System.Net;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

public sealed class ReadinessTests
{
    [Fact]
    public async Task Until_the_portal_is_ready_senders_are_told_to_come_back()
    {
        var gateway = new GatewayUnderTest();
        await gateway.StartAsync(ready: false);

        await using (gateway)
        {
            var (status, outcome) = await gateway.PostAsync("/fhir/Observation", Samples.SpO2());
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready"), (status, outcome.Key()));
            using var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/Observation/1");
            request.Headers.Authorization = new("Bearer", "both");
            using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
            Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, "/fhir/metadata", null, "")).Status);
        }
    }
}
