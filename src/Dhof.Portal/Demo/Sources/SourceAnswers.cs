using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Sources;
using Microsoft.AspNetCore.Http.Features;

namespace Dhof.Portal.Demo.Sources;

/// <summary>Answers the questions that one kind of source takes, as its documents say it does: searches by form only, pages by links that tell nothing.</summary>
internal sealed class SourceAnswers(DemoSource source, Uri own, string token, SourceRecords records, SourceMoods moods)
{
    private const string Fhir = "application/fhir+json";
    private const int MostPages = 2_000;

    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(6);

    private static readonly (string Type, string? Date)[] s_types =
    [
        ("Patient", null), ("Condition", null), ("AllergyIntolerance", null), ("MedicationStatement", null), ("MedicationRequest", null), ("EpisodeOfCare", null), ("ServiceRequest", null),
        ("Encounter", "date"), ("Observation", "date"), ("Procedure", "date"), ("DocumentReference", "date"), ("Appointment", "date"), ("CarePlan", "date"), ("Composition", "date"),
        ("QuestionnaireResponse", "authored"), ("Communication", "sent"), ("DetectedIssue", "identified"), ("RelatedPerson", null), ("Goal", null), ("Task", null), ("Device", null), ("DeviceUseStatement", null), ("Consent", null),
    ];

    private readonly ConcurrentDictionary<string, SourceSearch> _pages = [];

    public async Task RespondAsync(HttpContext context)
    {
        switch (moods.Of(source.Key))
        {
            case SourceMood.Dead:
                context.Abort();
                return;
            case SourceMood.Slow:
                await Task.Delay(s_slow, context.RequestAborted);
                break;
            case SourceMood.Fails:
                await WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Outcome("transient", "Kilden er nede."));
                return;
            case SourceMood.Refuses:
                await WriteAsync(context, StatusCodes.Status403Forbidden, Outcome("forbidden", "Ikke tilgang."));
                return;
        }

        if (context.Request.Headers.Authorization != $"Bearer {token}")
        {
            await WriteAsync(context, StatusCodes.Status401Unauthorized, Outcome("login", "Ukjent klient."));
            return;
        }

        var (status, answer) = await AnswerAsync(context, context.RequestAborted);
        await WriteAsync(context, status, answer);
    }

    private async Task<(int Status, JsonObject Answer)> AnswerAsync(HttpContext context, CancellationToken cancellation)
    {
        var request = context.Request;
        var path = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        path = source.Kind == SourceKind.VkpEpj && path is [var number, .. var below] && number == source.Organisation.ToString() ? below : path;

        switch (request.Method, path)
        {
            case ("GET", ["metadata"]):
                return (StatusCodes.Status200OK, Capabilities());
            case ("POST", [var type, "_search"]) when Known(type) is { } name && request.HasFormContentType:
                return (StatusCodes.Status200OK, await PageAsync(SourceSearch.Of(name, await request.ReadFormAsync(new FormOptions(), cancellation)), cancellation));
            case ("GET", ["_page", var page]) when _pages.TryGetValue(page, out var search):
                return (StatusCodes.Status200OK, await PageAsync(search, cancellation));
            case ("GET", ["_page", _]):
                return (StatusCodes.Status410Gone, Outcome("expired", "Siden finnes ikke lenger. Søk på nytt."));
            default:
                return (StatusCodes.Status404NotFound, Outcome("not-supported", "Kilden har ikke denne adressen."));
        }
    }

    private async Task<JsonObject> PageAsync(SourceSearch search, CancellationToken cancellation)
    {
        var record = search.Patient is { } patient ? await records.OfAsync(source, patient, cancellation) : [];
        var found = search.In(record).ToList();
        var shown = found.Skip(search.Start).Take(search.Count).ToList();
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset", ["total"] = found.Count };

        if (search.Start + shown.Count < found.Count)
        {
            bundle["link"] = new JsonArray(new JsonObject { ["relation"] = "next", ["url"] = new Uri(own, $"_page/{Keep(search with { Start = search.Start + search.Count })}").AbsoluteUri });
        }

        bundle["entry"] = new JsonArray([.. shown.Select(held => new JsonObject
        {
            ["fullUrl"] = new Uri(own, $"{held.Type}/{held.Id}").AbsoluteUri,
            ["resource"] = held.Json.DeepClone(),
            ["search"] = new JsonObject { ["mode"] = "match" },
        })]);
        return bundle;
    }

    private string Keep(SourceSearch search)
    {
        if (_pages.Count > MostPages)
        {
            _pages.Clear();
        }

        var page = RandomNumberGenerator.GetHexString(24, lowercase: true);
        _pages[page] = search;
        return page;
    }

    private string? Known(string type) => s_types.Select(known => known.Type).FirstOrDefault(known => string.Equals(known, type, source.Kind == SourceKind.VkpEpj ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        && (source.Kind != SourceKind.Pmd || known == "Observation"));

    private JsonObject Capabilities() => new()
    {
        ["resourceType"] = "CapabilityStatement",
        ["status"] = "active",
        ["kind"] = "instance",
        ["fhirVersion"] = "4.0.1",
        ["format"] = new JsonArray("json"),
        ["rest"] = new JsonArray(new JsonObject
        {
            ["mode"] = "server",
            ["resource"] = new JsonArray([.. s_types.Where(type => Known(type.Type) is not null).Select(type => new JsonObject
            {
                ["type"] = type.Type,
                ["interaction"] = new JsonArray(new JsonObject { ["code"] = "search-type" }),
                ["searchParam"] = new JsonArray([.. ((string?[])["identifier", "patient", "patient.identifier", "code", type.Date]).OfType<string>().Select(name => new JsonObject { ["name"] = name, ["type"] = name == type.Date ? "date" : "token" })]),
            })]),
        }),
    };

    private static JsonObject Outcome(string code, string text) => new()
    {
        ["resourceType"] = "OperationOutcome",
        ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = code, ["diagnostics"] = text }),
    };

    private static async Task WriteAsync(HttpContext context, int status, JsonObject answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Fhir;
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
