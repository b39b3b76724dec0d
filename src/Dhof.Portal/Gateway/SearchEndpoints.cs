using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>Searches of one type: by address, by form, and the pages that follow.</summary>
internal sealed class SearchEndpoints<TWanted>(string type, SearchReading<TWanted> read, Pages<TWanted> pages, ClientAccess clients, ClientPatients patients, SearchCursors cursors, TimeProvider clock)
    where TWanted : TimedSearch
{
    public Task GetAsync(HttpContext context) => SearchAsync(context, SearchRequest.InQuery(context.Request), null);

    public async Task PostAsync(HttpContext context)
    {
        var (given, refusal) = await SearchRequest.InFormAsync(context.Request, context.RequestAborted);
        await SearchAsync(context, given, refusal);
    }

    public Task GetPageAsync(HttpContext context)
    {
        if (cursors.Read(clients.Grant(context.User), type, context.Request.Query["cursor"], out var refusal) is not { } cursor)
        {
            return FhirAnswer.RefuseAsync(context, new(refusal!, "http.cursor"));
        }

        return read(SearchRequest.InCursor(cursor), false, cursor.Asked, out var search, out var unread)
            ? AnswerAsync(context, search, cursor)
            : FhirAnswer.RefuseAsync(context, unread);
    }

    private Task SearchAsync(HttpContext context, IReadOnlyCollection<GivenParameter> given, Refusal? refused)
    {
        if (refused is not null)
        {
            return FhirAnswer.RefuseAsync(context, refused);
        }

        return read(given, SearchRequest.IsStrict(context.Request), clock.GetUtcNow(), out var search, out var refusal)
            ? AnswerAsync(context, search, null)
            : FhirAnswer.RefuseAsync(context, refusal);
    }

    /// <summary>The log is written while the page is found; no byte is sent before it is on disk.</summary>
    private async Task AnswerAsync(HttpContext context, Search<TWanted> search, SearchCursor? from)
    {
        var grant = clients.Grant(context.User);
        var asked = from?.Asked ?? clock.GetUtcNow();
        var opening = search.Number is { } number
            ? patients.Open(grant, ClientActions.Search, number, context.RequestAborted)
            : patients.Open(grant, ClientActions.Search, search.Patient!.Value, context.RequestAborted);

        var page = opening.Patient is { } located
            ? await pages.FindAsync(opening.Grant, located.Patient, search, from is null ? null : SearchProgress.Read(from.Progress), context.RequestAborted)
            : new([], default, search.WantsTotal ? 0 : null, null);
        await opening.Logged;

        var whose = search.Patient ?? (opening.Patient is { } known ? new(known.Patient) : null);
        var address = $"{FhirAnswer.Base(context)}/{type}";
        var self = from is not null ? address + "/_page" + context.Request.QueryString : $"{address}?{Query(whose?.ToString(), search.Applied)}";
        var next = page.Next is { } after
            ? $"{address}/_page?cursor={cursors.Write(grant, type, new(whose!.Value, search.Applied, asked, new SearchProgress(page.Horizon, page.Total, after).ToString()))}"
            : null;

        await FhirAnswer.SearchsetAsync(context, page.Total, self, next, page.Entries);
    }

    /// <summary>A patient that was named by number and is not known stays unnamed.</summary>
    private static string Query(string? patient, string applied) => (patient, applied) switch
    {
        (null, _) => applied,
        (_, "") => $"patient={patient}",
        _ => $"patient={patient}&{applied}",
    };
}
