using Dhof.Portal.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Microsoft.AspNetCore.WebUtilities;

namespace Dhof.Portal.Gateway;

/// <summary>Everything that a client may read of a person or of one record, page by page. The log is on disk before the first byte of each.</summary>
internal sealed class EverythingEndpoint(ClientAccess clients, ClientPatients patients, EverythingPages pages, SearchCursors cursors, TimeProvider clock)
{
    private const string Type = "Patient/$everything";

    public Task GetAsync(HttpContext context) => BeginAsync(context, SearchRequest.InQuery(context.Request));

    /// <summary>With a form, with a resource of type Parameters, or without a body.</summary>
    public async Task PostAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType || context.Request.ContentType is null)
        {
            var (form, refused) = await SearchRequest.InFormAsync(context.Request, context.RequestAborted);
            await (refused is null ? BeginAsync(context, form) : FhirAnswer.RefuseAsync(context, refused));
            return;
        }

        if (RequestBody.Judge(context.Request) is { } code)
        {
            await FhirAnswer.RefuseAsync(context, new(code, "Parameters"));
            return;
        }

        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        Refusal? refusal = new(RefusalCode.BodyTooLarge, "Parameters");
        var posted = body is null ? null : OperationParameters.Read(body.Json, out refusal);
        await (posted is null ? FhirAnswer.RefuseAsync(context, refusal!) : BeginAsync(context, [.. SearchRequest.InQuery(context.Request), .. posted]));
    }

    public Task GetPageAsync(HttpContext context)
    {
        if (cursors.Read(clients.Grant(context.User), Type, context.Request.Query["cursor"], out var refusal) is not { } cursor)
        {
            return FhirAnswer.RefuseAsync(context, new(refusal!, "http.cursor"));
        }

        return EverythingReader.TryRead(SearchRequest.Given(QueryHelpers.ParseQuery(cursor.Query), inAddress: false), strict: false, out var everything, out var unread)
            ? AnswerAsync(context, cursor.Patient, everything, cursor)
            : FhirAnswer.RefuseAsync(context, unread);
    }

    private Task BeginAsync(HttpContext context, IReadOnlyCollection<GivenParameter> given) =>
        !RecordKey.TryParse(context.GetRouteValue("id") as string, out var key) ? RefuseAsync(context)
        : EverythingReader.TryRead(given, SearchRequest.IsStrict(context.Request), out var everything, out var refusal) ? AnswerAsync(context, key, everything, null)
        : FhirAnswer.RefuseAsync(context, refusal);

    private async Task AnswerAsync(HttpContext context, RecordKey key, Everything everything, SearchCursor? from)
    {
        var grant = clients.Grant(context.User);
        var opening = patients.Open(grant, ClientActions.Everything, key, context.RequestAborted);
        var page = opening.Patient is { } located
            ? await pages.FindAsync(opening.Grant, located.Patient, everything, from is null ? null : EverythingProgress.Read(from.Progress), context.RequestAborted)
            : null;
        await opening.Logged;

        if (page is null)
        {
            await RefuseAsync(context);
            return;
        }

        var address = FhirAnswer.Base(context) + "/Patient";
        var self = from is null ? $"{address}/{key}/$everything?{everything.Applied}" : $"{address}/_page{context.Request.QueryString}";
        var next = page.Next is { } progress
            ? $"{address}/_page?cursor={cursors.Write(grant, Type, new(key, everything.Applied, from?.Asked ?? clock.GetUtcNow(), progress.ToString()))}"
            : null;
        await FhirAnswer.SearchsetAsync(context, null, self, next, page.Entries, page.Patients);
    }

    private static Task RefuseAsync(HttpContext context) => FhirAnswer.RefuseAsync(context, new(RefusalCode.RecordUnknown, "Patient.id"));
}
