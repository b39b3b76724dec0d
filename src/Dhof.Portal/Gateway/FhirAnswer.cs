using System.Globalization;
using System.IO.Pipelines;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Microsoft.Net.Http.Headers;

namespace Dhof.Portal.Gateway;

/// <summary>Writes what a FHIR client reads. Answers hold patient data or depend on who asks, so nobody keeps them.</summary>
internal static class FhirAnswer
{
    private const string ContentType = "application/fhir+json; charset=utf-8";
    private const int EntriesBetweenFlushes = 256;

    public static Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    /// <summary>An answer whose length is not known when it begins.</summary>
    public static PipeWriter Begin(HttpContext context, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        return response.BodyWriter;
    }

    public static Task RefuseAsync(HttpContext context, Refusal refusal) => WriteAsync(context, refusal.Code.Status, OperationOutcomes.Of(refusal));

    /// <summary>A page of a search, written while the rest of it is copied.</summary>
    /// <param name="patients">What comes before the rows.</param>
    public static async Task SearchsetAsync(HttpContext context, int? total, string self, string? next, IReadOnlyList<(FoundRow Row, CutResource Resource)> entries, IReadOnlyList<PatientRecord>? patients = null)
    {
        var to = Begin(context, StatusCodes.Status200OK);
        var bundle = new SearchBundle(Base(context));
        SearchBundle.Begin(to, total, self, next);

        foreach (var record in patients ?? [])
        {
            bundle.Entry(to, PatientResource.Of(record), record.Key.ToString(), record.Version, record.Updated);
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var (row, resource) = entries[i];
            bundle.Entry(to, resource, row.Id, row.Version, row.Received);

            if (i % EntriesBetweenFlushes == EntriesBetweenFlushes - 1)
            {
                await to.FlushAsync(context.RequestAborted);
            }
        }

        bundle.End(to);
        await to.FlushAsync(context.RequestAborted);
    }

    /// <summary>Where the types are, complete, as the client knows this server.</summary>
    public static string Base(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/fhir";

    /// <summary>One version of one resource, unless the client says that it has it.</summary>
    public static Task GiveAsync(HttpContext context, string version, DateTimeOffset updated, Func<byte[]> whole)
    {
        Version(context, version, updated);

        if (EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known) && known.Any(one => one.Tag == "*" || context.Response.Headers.ETag == $"W/{one.Tag}"))
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return WriteAsync(context, StatusCodes.Status200OK, whole());
    }

    public static void Version(HttpContext context, string version, DateTimeOffset updated)
    {
        context.Response.Headers.ETag = $"W/\"{version}\"";
        context.Response.Headers.LastModified = updated.ToString("R", CultureInfo.InvariantCulture);
    }
}
