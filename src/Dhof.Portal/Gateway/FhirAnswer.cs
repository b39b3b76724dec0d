using System.IO.Pipelines;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>Writes what a FHIR client reads. Answers hold patient data or depend on who asks, so nobody keeps them.</summary>
internal static class FhirAnswer
{
    private const string ContentType = "application/fhir+json; charset=utf-8";

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
}
