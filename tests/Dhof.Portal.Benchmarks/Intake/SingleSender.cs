using System.Diagnostics;
using System.Net.Http.Headers;

namespace Dhof.Portal.Benchmarks.Intake;

/// <summary>Posts one Observation after another, and says when each began.</summary>
internal sealed class SingleSender(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { DefaultRequestHeaders = { Authorization = new("Bearer", Sender.Token) } };

    /// <returns>When the request began, in milliseconds since 1970, and how long its answer took.</returns>
    public async Task<(double Began, double Took)> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        var start = Stopwatch.GetTimestamp();
        var began = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        using var answer = await _http.PostAsync(address, content);
        answer.EnsureSuccessStatusCode();
        return (began, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Dispose() => _http.Dispose();
}
