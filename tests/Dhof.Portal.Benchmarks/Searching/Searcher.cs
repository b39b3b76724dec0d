using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Dhof.Portal.Benchmarks.Intake;

namespace Dhof.Portal.Benchmarks.Searching;

/// <summary>Asks the same thing again and again, and reads every answer to its end without keeping it: answers come as they are, not compressed.</summary>
internal sealed class Searcher : IDisposable
{
    private const int BufferSize = 256 * 1024;

    private readonly HttpClient _http = new() { DefaultRequestHeaders = { Authorization = new("Bearer", Sender.Token) } };

    /// <summary>One answer, held against what it must hold.</summary>
    public async Task<byte[]> BodyAsync(Uri address, int entries)
    {
        var body = await _http.GetByteArrayAsync(address);
        using var bundle = JsonDocument.Parse(body);
        var found = bundle.RootElement.GetProperty("entry").GetArrayLength();
        return found == entries ? body : throw new InvalidOperationException($"The search found {found} entries, not {entries}.");
    }

    /// <summary>Where the page after an answer is; null after the last.</summary>
    public static Uri? Next(byte[] body)
    {
        using var bundle = JsonDocument.Parse(body);
        return bundle.RootElement.GetProperty("link").EnumerateArray()
            .Where(link => link.GetProperty("relation").GetString() == "next")
            .Select(link => new Uri(link.GetProperty("url").GetString()!))
            .FirstOrDefault();
    }

    /// <returns>How long all took together, and each in milliseconds.</returns>
    public async Task<(TimeSpan Elapsed, IReadOnlyCollection<double> Requests)> RunAsync(Uri address, int count, int clients)
    {
        var took = new ConcurrentBag<double>();
        var left = count;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(ClientAsync)));
        return (Stopwatch.GetElapsedTime(began), took);

        async Task ClientAsync()
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);

            while (Interlocked.Decrement(ref left) >= 0)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
                answer.EnsureSuccessStatusCode();
                await using var body = await answer.Content.ReadAsStreamAsync();

                while (await body.ReadAsync(buffer) > 0)
                {
                }

                took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _http.Dispose();
}
