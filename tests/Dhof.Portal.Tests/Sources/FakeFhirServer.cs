using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dhof.Portal.Tests.Sources;

/// <summary>Another organisation's FHIR server, on a port of its own: it searches, sorts and pages, and does whatever else servers do when <see cref="Before"/> says so.</summary>
internal sealed class FakeFhirServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<(string Type, List<JsonObject> Found, int From, int Size)> _cursors = [];

    private FakeFhirServer(WebApplication app) => _app = app;

    public Uri Base { get; private set; } = null!;

    public List<JsonObject> Resources { get; } = [];

    /// <summary>Every request, as it came.</summary>
    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    /// <summary>Answers in place of the server where it returns true.</summary>
    public Func<SeenRequest, HttpContext, Task<bool>>? Before { get; set; }

    /// <summary>At most so many entries on a page, whatever is wished for.</summary>
    public int PageSize { get; set; } = 100;

    public TimeSpan ClockAhead { get; set; }

    /// <summary>Answers with everything of the type, whatever is asked.</summary>
    public bool OverlooksParameters { get; set; }

    /// <summary>What has been deleted, Type/id: told in the history of the type, and gone where it is read.</summary>
    public List<string> Deleted { get; } = [];

    /// <summary>Finds anew at each page and skips what stood on those before: what changes meanwhile shifts the rest.</summary>
    public bool PagesByOffset { get; set; }

    /// <summary>Turns the pages of an answer: the order, and what comes twice.</summary>
    public Func<List<JsonObject>, List<JsonObject>> Order { get; set; } = found => found;

    public JsonObject Statement { get; set; } = new() { ["resourceType"] = "CapabilityStatement", ["fhirVersion"] = "4.0.1", ["rest"] = new JsonArray() };

    public static async Task<FakeFhirServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeFhirServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Base = new(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/fhir/");
        return server;
    }

    public static async Task<bool> SayAsync(HttpContext http, int status, string body = "", string contentType = "application/fhir+json", string? retryAfter = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.Headers.RetryAfter = retryAfter;
        await http.Response.WriteAsync(body);
        return true;
    }

    /// <summary>Begins to answer and never ends.</summary>
    public static async Task<bool> StallAsync(HttpContext http)
    {
        http.Response.ContentType = "application/fhir+json";
        await http.Response.WriteAsync("{\"resourceType\":\"Bundle\",");
        await http.Response.Body.FlushAsync();
        await HangAsync(http);
        return true;
    }

    /// <summary>Does not answer until the caller gives up.</summary>
    public static async Task<bool> HangAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        await using var _ = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        return true;
    }

    public static Task<bool> ResetAsync(HttpContext http)
    {
        http.Abort();
        return Task.FromResult(true);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        var seen = new SeenRequest(
            http.Request.Method,
            http.Request.Path.Value!["/fhir/".Length..],
            http.Request.QueryString.Value ?? "",
            (form ?? (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)http.Request.Query).SelectMany(part => part.Value.Select(value => (part.Key, value ?? ""))).ToLookup(part => part.Key, part => part.Item2),
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Seen.Enqueue(seen);
        http.Response.Headers.Date = (TimeProvider.System.GetUtcNow() + ClockAhead).ToString("R", CultureInfo.InvariantCulture);

        if (Before is not null && await Before(seen, http))
        {
            return;
        }

        if (seen.Method == "GET" && seen.Path.Split('/') is [var type, var id] && id != "_history" && seen["_cursor"] is null && !seen.IsMetadata)
        {
            var found = Resources.LastOrDefault(resource => (string?)resource["resourceType"] == type && (string?)resource["id"] == id);
            await SayAsync(http, found is not null ? 200 : Deleted.Contains(seen.Path) ? 410 : 404, found?.Json() ?? """{"resourceType":"OperationOutcome"}""");
            return;
        }

        await SayAsync(http, 200, Answer(seen).Json());
    }

    private JsonObject Answer(SeenRequest seen)
    {
        if (seen.Path.EndsWith("metadata", StringComparison.Ordinal))
        {
            return Statement;
        }

        if (seen.Path.Split('/') is [var of, "_history"])
        {
            return new() { ["resourceType"] = "Bundle", ["type"] = "history", ["entry"] = new JsonArray([.. Deleted.Where(one => one.StartsWith(of + "/", StringComparison.Ordinal)).Select(one => new JsonObject { ["fullUrl"] = $"{Base}{one}", ["request"] = new JsonObject { ["method"] = "DELETE", ["url"] = one } })]) };
        }

        lock (_cursors)
        {
            if (seen["_cursor"] is { } cursor)
            {
                var (_, rest, from, size) = _cursors[int.Parse(cursor, CultureInfo.InvariantCulture)];
                return Page(seen.Type, rest, from, size, "");
            }

            var found = Resources.Where(resource => string.Equals((string?)resource["resourceType"], seen.Type, StringComparison.OrdinalIgnoreCase) && (OverlooksParameters || Matches(resource, seen))).ToList();

            if (seen["_sort"] is not null)
            {
                found = seen["_sort"] switch
                {
                    "_lastUpdated" => [.. found.OrderBy(Stored)],
                    "-_lastUpdated" => [.. found.OrderByDescending(Stored)],
                    _ => [.. found.OrderByDescending(SearchedTime)],
                };
            }

            if (PagesByOffset)
            {
                return PageByOffset(seen, Order(found));
            }

            return Page(seen.Type, Order(found), 0, Math.Min(PageSize, int.Parse(seen["_count"] ?? "1000", CultureInfo.InvariantCulture)), seen["_sort"] is { } sort ? $"?_sort={sort}" : "");
        }
    }

    private JsonObject PageByOffset(SeenRequest seen, List<JsonObject> found)
    {
        var from = int.Parse(seen["_offset"] ?? "0", CultureInfo.InvariantCulture);
        var kept = string.Join('&', seen.Parameters.Where(part => part.Key != "_offset").SelectMany(part => part.Select(value => $"{part.Key}={Uri.EscapeDataString(value)}")));
        var page = Page(seen.Type, found.Skip(from).Take(PageSize).ToList(), 0, PageSize, $"?{kept}");

        if (from + PageSize < found.Count)
        {
            page["link"]!.AsArray().Add(new JsonObject { ["relation"] = "next", ["url"] = $"{Base}{seen.Type}?{kept}&_offset={from + PageSize}" });
        }

        return page;
    }

    private JsonObject Page(string type, List<JsonObject> found, int from, int size, string self)
    {
        var links = new JsonArray(new JsonObject { ["relation"] = "self", ["url"] = $"{Base}{type}{self}" });

        if (from + size < found.Count)
        {
            _cursors.Add((type, found, from + size, size));
            links.Add(new JsonObject { ["relation"] = "next", ["url"] = $"{Base}{type}?_cursor={_cursors.Count - 1}" });
        }

        return new()
        {
            ["resourceType"] = "Bundle",
            ["type"] = "searchset",
            ["total"] = found.Select(resource => (string?)resource["id"]).Distinct().Count(),
            ["link"] = links,
            ["entry"] = new JsonArray([.. found.Skip(from).Take(size).Select(resource => new JsonObject { ["fullUrl"] = $"{Base}{resource["resourceType"]}/{resource["id"]}", ["resource"] = resource.DeepClone() })]),
        };
    }

    private static bool Matches(JsonObject resource, SeenRequest seen) =>
        (seen["identifier"] is not { } token || resource.ToJsonString().Contains($"\"{token.Split('|')[1]}\"", StringComparison.Ordinal))
        && (seen["patient.identifier"] is not { } person || resource.ToJsonString().Contains($"\"{person.Split('|')[1]}\"", StringComparison.Ordinal))
        && (seen["patient"] is not { } patients || patients.Split(',').Any(patient => resource.ToJsonString().Contains($"\"{patient}\"", StringComparison.Ordinal)))
        && (seen["_lastUpdated"] is not { } stored || string.CompareOrdinal(Stored(resource), stored[2..]) >= 0)
        && seen.Parameters.Where(parameter => parameter.Key != "_lastUpdated").SelectMany(parameter => parameter).Where(value => value.StartsWith("ge", StringComparison.Ordinal)).All(value => string.CompareOrdinal(SearchedTime(resource), value[2..]) >= 0);

    private static string Stored(JsonObject resource) => (string?)resource["meta"]?["lastUpdated"] ?? "";

    private static string SearchedTime(JsonObject resource) =>
        (string?)(resource["effectiveDateTime"] ?? resource["period"]?["start"] ?? resource["authored"] ?? resource["sent"] ?? resource["date"] ?? resource["start"] ?? resource["meta"]?["lastUpdated"]) ?? "";
}

/// <summary>One request that the server saw.</summary>
internal sealed record SeenRequest(string Method, string Path, string Query, ILookup<string, string> Parameters, Dictionary<string, string> Headers)
{
    public string Type => Path.Split('/') is [.., var type, "_search"] ? type : Path.Split('/')[^1];

    public string? this[string parameter] => Parameters[parameter].FirstOrDefault();

    public bool IsMetadata => Path.EndsWith("metadata", StringComparison.Ordinal);

    public bool HoldsIdentityNumberInAddress => IdentityNumbersInText.Hide(Uri.UnescapeDataString(Path + Query), null).Contains(IdentityNumbersInText.Hidden, StringComparison.Ordinal);
}
