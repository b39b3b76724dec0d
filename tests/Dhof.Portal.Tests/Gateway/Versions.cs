using System.Net;
using System.Text.Json.Nodes;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Gateway;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>An answer with what it says about the version.</summary>
internal sealed record VersionAnswer(HttpStatusCode Status, string? ETag, string? Location, DateTimeOffset? LastModified, JsonNode? Body)
{
    public long Id => long.Parse(Location!.Split('/')[3], null);

    public (int Status, string? ETag) Short => ((int)Status, ETag);

    public (int Status, string? Key) Refused => ((int)Status, Body!.Key());
}

/// <summary>Makes, sends and reads versions of measurements.</summary>
internal static class Versions
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The observation under another identifier.</summary>
    public static JsonObject Named(this JsonObject observation, string id)
    {
        var named = observation.DeepClone().AsObject();
        named["identifier"]![0]!["value"] = id;
        return named;
    }

    /// <summary>The observation as another version of itself.</summary>
    public static JsonObject As(this JsonObject observation, string status, string? issued = null, string? reason = null)
    {
        var version = observation.DeepClone().AsObject();
        version["status"] = status;

        if (issued is not null)
        {
            version["issued"] = issued;
        }

        if (reason is not null)
        {
            version["note"] = new JsonArray(new JsonObject { ["text"] = reason });
        }

        return version;
    }

    /// <summary>Its withdrawal, with as little as one needs.</summary>
    public static JsonObject Withdrawn(this JsonObject observation, string? issued = null, string? reason = null)
    {
        var withdrawal = observation.As("entered-in-error", issued, reason);

        foreach (var name in (string[])["valueQuantity", "component", "effectiveDateTime", "device", "meta"])
        {
            withdrawal.Remove(name);
        }

        return withdrawal;
    }

    public static async Task<VersionAnswer> SendAsync(this GatewayUnderTest gateway, JsonObject observation, string token = "both")
    {
        using var content = new ByteArrayContent(observation.Bytes());
        content.Headers.ContentType = new("application/fhir+json");
        return await AskAsync(gateway, HttpMethod.Post, "/fhir/Observation", content, token, null);
    }

    public static Task<VersionAnswer> ReadAsync(this GatewayUnderTest gateway, string path, string token = "both", string? known = null) => AskAsync(gateway, HttpMethod.Get, path, null, token, known);

    /// <summary>As the quarantine tries again what came earlier.</summary>
    /// <returns>Why it is refused; null where it is stored.</returns>
    public static async Task<string?> TryAgainAsync(this GatewayUnderTest gateway, JsonObject observation, DateTimeOffset arrived)
    {
        var grant = AccessPolicy.ForClient("both", [new(310000019), new(310000027)], [new(310000019)]);
        var receipts = await gateway.Services.GetRequiredService<Intake>().StoreAsync(grant, [EnvelopeReader.ReadResource(observation.Bytes(), out _)!], true, arrived, gateway.Clock.GetUtcNow(), Cancellation);
        return receipts[0].Refusal?.Code.Key;
    }

    public static async Task<MeasurementRow> RowAsync(this GatewayUnderTest gateway, long id)
    {
        await using var database = await OpenAsync(gateway);
        return await database.Visible<MeasurementRow>(Everybody).AsNoTracking().SingleAsync(row => row.Id == id, Cancellation);
    }

    public static async Task<List<MeasurementHistoryRow>> HistoryAsync(this GatewayUnderTest gateway, long id)
    {
        await using var database = await OpenAsync(gateway);
        return await database.Visible<MeasurementHistoryRow>(Everybody).AsNoTracking().Where(row => row.Measurement == id).OrderBy(row => row.Version).ToListAsync(Cancellation);
    }

    public static async Task<string?> DetailsAsync(this GatewayUnderTest gateway, long id)
    {
        await using var database = await OpenAsync(gateway);
        return (await database.Visible<MeasurementDetailRow>(Everybody).AsNoTracking().SingleOrDefaultAsync(row => row.Measurement == id, Cancellation))?.Content;
    }

    private static ControllerGrant Everybody => AccessPolicy.ForEngine("test", [new(310000019), new(310000027)]);

    private static Task<PortalDatabase> OpenAsync(GatewayUnderTest gateway) => gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(Cancellation);

    private static async Task<VersionAnswer> AskAsync(GatewayUnderTest gateway, HttpMethod method, string path, HttpContent? content, string token, string? known)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new("Bearer", token);

        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        using var response = await gateway.Client.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return new(response.StatusCode, response.Headers.ETag?.ToString(), response.Headers.Location?.ToString(), response.Content.Headers.LastModified, body.Length == 0 ? null : JsonNode.Parse(body));
    }
}
