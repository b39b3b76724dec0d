using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>Searches of Observations: by address, by form, and the pages that follow.</summary>
internal sealed class SearchEndpoints(ClientAccess clients, ClientPatients patients, ObservationPages pages, SearchCursors cursors, TimeProvider clock)
{
    private const int EntriesBetweenFlushes = 256;

    public Task GetAsync(HttpContext context) => SearchAsync(context, SearchRequest.InQuery(context.Request), null);

    public async Task PostAsync(HttpContext context)
    {
        var (given, refusal) = await SearchRequest.InFormAsync(context.Request, context.RequestAborted);
        await SearchAsync(context, given, refusal);
    }

    public Task GetPageAsync(HttpContext context)
    {
        var text = context.Request.Query["cursor"].ToString();

        if (cursors.Read(clients.Grant(context.User), text, out var refusal) is not { } cursor)
        {
            return FhirAnswer.RefuseAsync(context, new(refusal!, "http.cursor"));
        }

        return ObservationSearchReader.TryRead(SearchRequest.InCursor(cursor), strict: false, cursor.Asked, out var search, out var unread)
            ? AnswerAsync(context, search, cursor)
            : FhirAnswer.RefuseAsync(context, unread);
    }

    private Task SearchAsync(HttpContext context, IReadOnlyCollection<GivenParameter> given, RefusalCode? refused)
    {
        if (refused is not null)
        {
            return FhirAnswer.RefuseAsync(context, new(refused, "http.body"));
        }

        return ObservationSearchReader.TryRead(given, SearchRequest.IsStrict(context.Request), clock.GetUtcNow(), out var search, out var refusal)
            ? AnswerAsync(context, search, null)
            : FhirAnswer.RefuseAsync(context, refusal);
    }

    /// <summary>The log is written while the page is found; no byte is sent before it is on disk.</summary>
    private async Task AnswerAsync(HttpContext context, ObservationSearch search, SearchCursor? from)
    {
        var grant = clients.Grant(context.User);
        var asked = from?.Asked ?? clock.GetUtcNow();
        var opening = search.Number is { } number
            ? patients.Open(grant, AccessLog.ClientSearched, number, context.RequestAborted)
            : patients.Open(grant, AccessLog.ClientSearched, search.Patient!.Value, context.RequestAborted);

        var page = opening.Patient is { } located
            ? pages.Find(opening.Grant, located.Patient, search, from?.Progress)
            : new([], default, search.WantsTotal ? 0 : null, null);
        await opening.Logged;

        var address = FhirAnswer.Base(context) + "/Observation";
        var self = from is not null ? address + "/_page" + context.Request.QueryString : $"{address}?{Query((opening.Patient?.Patient ?? search.Patient)?.ToString(), search.Applied)}";
        var next = page.Next is { } after
            ? $"{address}/_page?cursor={cursors.Write(grant, new(opening.Patient!.Patient, search.Applied, asked, new(page.Horizon, page.Total, after)))}"
            : null;

        await WriteAsync(context, page, self, next);
    }

    private static async Task WriteAsync(HttpContext context, SearchPage page, string self, string? next)
    {
        var to = FhirAnswer.Begin(context, StatusCodes.Status200OK);
        var bundle = new SearchBundle(FhirAnswer.Base(context));
        SearchBundle.Begin(to, page.Total, self, next);

        for (var i = 0; i < page.Entries.Count; i++)
        {
            var (row, observation) = page.Entries[i];
            bundle.Entry(to, observation, row.Id, row.Version, row.Received);

            if (i % EntriesBetweenFlushes == EntriesBetweenFlushes - 1)
            {
                await to.FlushAsync(context.RequestAborted);
            }
        }

        bundle.End(to);
        await to.FlushAsync(context.RequestAborted);
    }

    /// <summary>A patient that was named by number and is not known stays unnamed.</summary>
    private static string Query(string? patient, string applied) => (patient, applied) switch
    {
        (null, _) => applied,
        (_, "") => $"patient={patient}",
        _ => $"patient={patient}&{applied}",
    };
}
