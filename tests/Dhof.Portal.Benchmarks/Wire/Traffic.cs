using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Wire;

/// <summary>What a browser says about its own traffic: each answer as it came, compressed, and the frames of the circuit as they were before compression.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentDictionary<string, string> _addresses = new();
    private readonly ConcurrentDictionary<string, double> _bytes = new();
    private double _frames;

    public static async Task<Traffic> OfAsync(IPage page)
    {
        var traffic = new Traffic();
        var network = await page.Context.NewCDPSessionAsync(page);
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) => traffic._addresses[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, done) => traffic._bytes[done!.Value.GetProperty("requestId").GetString()!] = done.Value.GetProperty("encodedDataLength").GetDouble();
        network.Event("Network.webSocketFrameReceived").OnEvent += (_, frame) => traffic.Count(frame!.Value);
        network.Event("Network.webSocketFrameSent").OnEvent += (_, frame) => traffic.Count(frame!.Value);
        await network.SendAsync("Network.enable");
        return traffic;
    }

    /// <summary>Bytes of all answers, headers included.</summary>
    public double Answers => _bytes.Values.Sum();

    /// <summary>Bytes of all frames of the circuit, both ways, before compression.</summary>
    public double Frames => Volatile.Read(ref _frames);

    /// <summary>The largest answers, with their addresses cut to the file.</summary>
    public IEnumerable<(string File, double Bytes)> Largest => _bytes.OrderByDescending(one => one.Value).Select(one => (new Uri(_addresses.GetValueOrDefault(one.Key, "about:blank")).Segments.LastOrDefault("/"), one.Value));

    private void Count(System.Text.Json.JsonElement frame)
    {
        // Binary frames come as base64.
        var payload = frame.GetProperty("response").GetProperty("payloadData").GetString() ?? "";
        var padding = payload.EndsWith("==", StringComparison.Ordinal) ? 2 : payload.EndsWith('=') ? 1 : 0;
        Interlocked.Exchange(ref _frames, _frames + (frame.GetProperty("response").GetProperty("opcode").GetDouble() == 2 ? (payload.Length / 4 * 3) - padding : payload.Length));
    }
}
