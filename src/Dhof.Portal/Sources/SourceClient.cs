using System.Net;
using System.Net.Http.Headers;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Sources;

/// <summary>Sends requests to sources. Neither addresses nor bodies are logged, and nothing of them is in what it answers when it fails.</summary>
public sealed class SourceClient(IHttpClientFactory clients, IOptions<SourceOptions> options, IConfiguration configuration, SourceStatuses statuses, TimeProvider clock)
{
    private static readonly string[] s_json = ["application/fhir+json", "application/json", "application/json+fhir", "text/json"];

    /// <param name="read">Reads the body; null where it is not what was asked for.</param>
    /// <param name="behalf">On whose behalf; null for what is about no patient.</param>
    /// <param name="mayBeGone">That it is not there is an answer too, and no fault of the source.</param>
    internal async Task<SourceReply<T>> SendAsync<T>(Source source, SourceRequest request, Func<ReadOnlyMemory<byte>, T?> read, SourceBehalf? behalf, CancellationToken cancellation, bool mayBeGone = false)
        where T : class
    {
        var began = clock.GetTimestamp();
        var sent = await TrySendAsync(source, request, behalf, cancellation);
        var answer = sent.Failure is null ? read(sent.Body) : null;
        var failure = sent.Failure ?? (answer is null ? SourceFailure.NotFhir : null);
        var isGone = sent.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;
        statuses.Record(source.Key, mayBeGone && isGone ? null : failure, clock.GetElapsedTime(began), sent.Skew);
        return new(answer, failure) { RetryAfter = sent.RetryAfter, IsGone = isGone };
    }

    private async Task<Sent> TrySendAsync(Source source, SourceRequest request, SourceBehalf? behalf, CancellationToken cancellation)
    {
        try
        {
            using var message = Message(source, request, behalf);
            using var client = clients.CreateClient(SourceResilience.Client(source.Key.Value));
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var skew = response.Headers.Date - clock.GetUtcNow();

            return SourceFailures.Of(response.StatusCode) is { } failure ? new(default, failure, skew) { Status = response.StatusCode, RetryAfter = SourceResilience.Wait(response, clock) }
                : !s_json.Contains(response.Content.Headers.ContentType?.MediaType, StringComparer.OrdinalIgnoreCase) ? new(default, SourceFailure.NotFhir, skew)
                : new(await response.Content.ReadAsByteArrayAsync(cancellation), null, skew);
        }
        catch (Exception thrown) when (SourceFailures.Of(thrown) is not null)
        {
            return new(default, SourceFailures.Of(thrown), null);
        }
    }

    private readonly record struct Sent(ReadOnlyMemory<byte> Body, SourceFailure? Failure, TimeSpan? Skew)
    {
        public HttpStatusCode? Status { get; init; }

        public TimeSpan? RetryAfter { get; init; }
    }

    private HttpRequestMessage Message(Source source, SourceRequest request, SourceBehalf? behalf)
    {
        var message = new HttpRequestMessage(request.IsPost ? HttpMethod.Post : HttpMethod.Get, new Uri(source.Base, request.Path))
        {
            Content = request.IsPost ? new FormUrlEncodedContent(request.Form) : null,
        };
        message.Headers.Accept.Add(new(s_json[0]));

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.Add(name, value);
        }

        if (Token(source) is { } token)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (behalf is not null)
        {
            message.Headers.Add(SourceBehalf.Header, behalf.Attestation(clock.GetUtcNow()));
        }

        return message;
    }

    /// <summary>Read at each request, so that a token that is changed in the settings counts at once.</summary>
    private string? Token(Source source) =>
        options.Value.Sources.First(configured => configured.Enabled && configured.Key == source.Key.Value).TokenSetting is { Length: > 0 } name ? configuration[name] : null;
}
