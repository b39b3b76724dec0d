using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Searches, and reads what they found.</summary>
internal static class Searches
{
    public static string Patient(int place) => new PatientId(1_000 + place).ToString();

    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchAsync(this GatewayUnderTest gateway, string query, string token = "both") =>
        await gateway.SendAsync(HttpMethod.Get, "/fhir/Observation?" + query, null, token);

    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchByFormAsync(this GatewayUnderTest gateway, string form, string query = "", string token = "both") =>
        await gateway.SendAsync(HttpMethod.Post, "/fhir/Observation/_search" + query, new StringContent(form), token, "application/x-www-form-urlencoded");

    /// <summary>POST Patient/_search with a form.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchPatientsAsync(this GatewayUnderTest gateway, string form, string token = "both", string query = "") =>
        await gateway.SendAsync(HttpMethod.Post, "/fhir/Patient/_search" + query, new StringContent(form), token, "application/x-www-form-urlencoded");

    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchStrictlyAsync(this GatewayUnderTest gateway, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/Observation?" + query);
        request.Headers.Authorization = new("Bearer", "both");
        request.Headers.Add("Prefer", "handling=strict");
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Stores readings of one patient at the given minutes of the day, and says their ids.</summary>
    public static async Task<long[]> StoreAsync(this GatewayUnderTest gateway, int place, string prefix, params IReadOnlyList<int> minutes)
    {
        var (_, answer) = await gateway.PostAsync("/fhir", Samples.Bundle("batch", minutes.Select((minute, i) =>
        {
            var observation = Samples.SpO2(94, $"{prefix}-{place}-{i}", Samples.Patient(place));
            observation["effectiveDateTime"] = Samples.Now.Date.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
            return observation;
        })));

        return [.. Enumerable.Range(0, minutes.Count).Select(i => long.Parse(((string)answer.Response(i)["location"]!).Split('/')[1], null))];
    }

    public static long[] Ids(this JsonNode bundle) => [.. (bundle["entry"]?.AsArray() ?? []).Select(entry => long.Parse((string)entry!["resource"]!["id"]!, null))];

    public static string? Link(this JsonNode bundle, string relation) =>
        (string?)bundle["link"]!.AsArray().SingleOrDefault(link => (string)link!["relation"]! == relation)?["url"];
}
