using System.Net;
using System.Net.Sockets;

namespace Dhof.Portal.Tests;

/// <summary>Stands between a browser and a portal on this machine and counts what goes over the wire, both ways: requests, answers, headers, compressed WebSocket frames.</summary>
public sealed class CountingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _portal;
    private readonly Task _accepting;
    private long _received, _sent;

    /// <param name="portal">Where the bytes go.</param>
    public CountingRelay(Uri portal)
    {
        _portal = portal;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser goes instead of to the portal.</summary>
    public Uri Address { get; }

    /// <summary>Bytes from the portal to the browser since the last <see cref="Reset"/>.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Bytes from the browser to the portal since the last <see cref="Reset"/>.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public void Reset()
    {
        Interlocked.Exchange(ref _received, 0);
        Interlocked.Exchange(ref _sent, 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> relaying = [];

        try
        {
            while (true)
            {
                relaying.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(relaying);
        }
    }

    private async Task RelayAsync(TcpClient browser)
    {
        try
        {
            using (browser)
            using (var portal = new TcpClient())
            {
                await portal.ConnectAsync(_portal.Host, _portal.Port, _stop.Token);
                await Task.WhenAny(
                    CopyAsync(browser.GetStream(), portal.GetStream(), bytes => Interlocked.Add(ref _sent, bytes)),
                    CopyAsync(portal.GetStream(), browser.GetStream(), bytes => Interlocked.Add(ref _received, bytes)));
            }
        }
        catch (SocketException)
        {
            // The portal does not listen any more; the browser is told by the end of its connection.
        }
        catch (OperationCanceledException)
        {
            // The relay is gone.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Action<int> count)
    {
        try
        {
            var buffer = new byte[64 * 1024];

            while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var length)
            {
                count(length);
                await to.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
            }
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has hung up.
        }
    }
}
