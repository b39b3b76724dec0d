using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>The messages of a WebSocket, cut where they end, after the answer to the handshake.</summary>
internal static class Messages
{
    private const int Smallest = 8 * 1024;

    /// <summary>Each message is good until the next is asked for. Ends where the server closes.</summary>
    /// <exception cref="InvalidDataException">The server refused the handshake, or sent something else than messages.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> OfAsync(WebSocket socket, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = new byte[Smallest];
        var (have, greeted) = (0, false);

        while (true)
        {
            if (have == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var come = await socket.ReceiveAsync(buffer.AsMemory(have), cancellation);

            if (come.MessageType == WebSocketMessageType.Close)
            {
                yield break;
            }

            have += come.Count;
            var done = 0;

            if (!greeted)
            {
                if (!Greeting(buffer.AsSpan(0, have), out done))
                {
                    continue;
                }

                greeted = true;
            }

            while (Frames.TryTake(buffer.AsMemory(done, have - done), out var message, out var used))
            {
                yield return message;
                done += used;
            }

            (have, buffer) = Keep(buffer, done, have);
        }
    }

    private static bool Greeting(ReadOnlySpan<byte> come, out int length)
    {
        var end = come.IndexOf(HubCall.HandshakeEnd);
        length = end + 1;

        if (end > 2)
        {
            throw new InvalidDataException($"The server refused the protocol: {Encoding.UTF8.GetString(come[..end])}");
        }

        return end >= 0;
    }

    /// <summary>A thousand clients must not each keep the room that their first, largest message needed.</summary>
    private static (int Have, byte[] Buffer) Keep(byte[] buffer, int done, int have)
    {
        var rest = buffer.AsSpan(done, have - done);
        var next = rest.Length < Smallest && buffer.Length > Smallest ? new byte[Smallest] : buffer;
        rest.CopyTo(next);
        return (rest.Length, next);
    }
}
