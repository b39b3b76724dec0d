using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Whatever a vital sign is coded as and holds: it is kept, found by each of its codes, and given back as it came.</summary>
public sealed class OtherVitalSignProperties(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private int _number;

    [Fact]
    public async Task Any_vital_sign_is_kept_found_by_its_code_and_given_back_as_it_came() => await OtherKinds.AnyOther.SampleAsync(
        async observation =>
        {
            var patient = 1 + (Interlocked.Increment(ref _number) % (GatewayUnderTest.Patients - 1));
            observation["identifier"]![0]!["value"] = $"any-{Guid.NewGuid()}";
            observation["subject"] = Samples.Reference(Samples.BirthNumber, Samples.Patient(patient));
            var (status, stored) = await gateway.PostAsync("/fhir/Observation", observation);
            Assert.Equal(HttpStatusCode.Created, status);
            var id = long.Parse((string)stored["id"]!, null);

            var coding = observation["code"]!["coding"]![0]!;
            var (system, code) = (Escaped(coding["system"]!), Escaped(coding["code"]!));

            foreach (var token in (string[])[$"{system}|{code}", code, $"{system}|", $"59408-5,{system}|{code}"])
            {
                Assert.Contains(id, await FoundAsync(patient, token));
            }

            foreach (var token in (string[])[$"{system}x|{code}", $"{system}|{code}x", $"|{code}", "59408-5", $"{system}|{code}&code=59408-5"])
            {
                Assert.DoesNotContain(id, await FoundAsync(patient, token));
            }

            stored.AsObject().Remove("id");
            stored["meta"]!.AsObject().Remove("versionId");
            stored["meta"]!.AsObject().Remove("lastUpdated");
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(observation.Json()), stored));
        },
        iter: 60,
        threads: 1);

    private static string Escaped(JsonNode text) => Uri.EscapeDataString(((string)text!).Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal));

    private async Task<long[]> FoundAsync(int patient, string code)
    {
        var (status, bundle) = await gateway.SearchAsync($"patient={Searches.Patient(patient)}&_count=1000&code={code}");
        Assert.Equal(HttpStatusCode.OK, status);
        return bundle.Ids();
    }
}
