using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Dhof.Portal.Benchmarks.Intake;

/// <summary>Clients that each post one body after another.</summary>
internal static class Sender
{
    public const string Token = "dev-simulator";

    /// <returns>How long all took together, and each request in milliseconds.</returns>
    public static async Task<(TimeSpan Elapsed, IReadOnlyCollection<double> Requests)> PostAsync(Uri address, IReadOnlyCollection<byte[]> bodies, int clients)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        var waiting = new ConcurrentQueue<byte[]>(bodies);
        var took = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(ClientAsync)));
        return (Stopwatch.GetElapsedTime(began), took);

        async Task ClientAsync()
        {
            while (waiting.TryDequeue(out var body))
            {
                var start = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
                using var answer = await http.PostAsync(address, content);
                var text = await answer.Content.ReadAsByteArrayAsync();

                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(text)}");
                }

                took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
    }
}
