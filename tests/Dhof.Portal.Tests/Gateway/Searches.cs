using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>Searches, and reads what they found.</summary>
internal static class Searches
{
    public static string Patient(int place) => new PatientId(1_000 + place).ToString();

    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchAsync(this GatewayUnderTest gateway, string query, string token = "both", string type = "Observation") =>
        await gateway.SendAsync(HttpMethod.Get, $"/fhir/{type}?{query}", null, token);

    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchByFormAsync(this GatewayUnderTest gateway, string form, string query = "", string token = "both", string type = "Observation") =>
        await gateway.SendAsync(HttpMethod.Post, $"/fhir/{type}/_search{query}", new StringContent(form), token, "application/x-www-form-urlencoded");

    /// <summary>POST Patient/_search with a form.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchPatientsAsync(this GatewayUnderTest gateway, string form, string token = "both", string query = "") =>
        await gateway.SendAsync(HttpMethod.Post, "/fhir/Patient/_search" + query, new StringContent(form), token, "application/x-www-form-urlencoded");

    public static async Task<(HttpStatusCode Status, JsonNode Body)> SearchStrictlyAsync(this GatewayUnderTest gateway, string query, string type = "Observation")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/fhir/{type}?{query}");
        request.Headers.Authorization = new("Bearer", "both");
        request.Headers.Add("Prefer", "handling=strict");
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Stores readings of one patient at the given minutes of the day, and says their ids.</summary>
    public static Task<long[]> StoreAsync(this GatewayUnderTest gateway, int place, string prefix, params IReadOnlyList<int> minutes) => gateway.StoreAsync(minutes.Select((minute, i) =>
    {
        var observation = Samples.SpO2(94, $"{prefix}-{place}-{i}", Samples.Patient(place));
        observation["effectiveDateTime"] = At(minute);
        return observation;
    }));

    /// <summary>The same of the daily form.</summary>
    public static Task<long[]> AnswerAsync(this GatewayUnderTest gateway, int place, string prefix, params IReadOnlyList<int> minutes) =>
        gateway.StoreAsync(minutes.Select((minute, i) => ResponseSamples.Daily(id: $"{prefix}-{place}-{i}", patient: Samples.Patient(place), authored: At(minute))));

    public static long[] Ids(this JsonNode bundle) => [.. (bundle["entry"]?.AsArray() ?? []).Select(entry => long.Parse((string)entry!["resource"]!["id"]!, null))];

    public static string? Link(this JsonNode bundle, string relation) =>
        (string?)bundle["link"]!.AsArray().SingleOrDefault(link => (string)link!["relation"]! == relation)?["url"];

    private static async Task<long[]> StoreAsync(this GatewayUnderTest gateway, IEnumerable<JsonObject> resources)
    {
        JsonObject[] all = [.. resources];
        var bundle = Samples.Bundle("batch", all);

        foreach (var entry in bundle["entry"]!.AsArray())
        {
            entry!["request"]!["url"] = (string)entry["resource"]!["resourceType"]!;
        }

        var (_, answer) = await gateway.PostAsync("/fhir", bundle);
        return [.. Enumerable.Range(0, all.Length).Select(i => long.Parse(((string)answer.Response(i)["location"]!).Split('/')[1], null))];
    }

    private static string At(int minute) => Samples.Now.Date.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
