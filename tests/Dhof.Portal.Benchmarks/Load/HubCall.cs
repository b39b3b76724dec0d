using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>What a browser says to the server of its circuit, framed and ready to send.</summary>
internal static class HubCall
{
    private const int Invocation = 1, KeepAlive = 6;

    /// <summary>The first thing said: which protocol follows.</summary>
    public static byte[] Handshake { get; } = [.. """{"protocol":"blazorpack","version":1}"""u8, HandshakeEnd];

    public const byte HandshakeEnd = 0x1e;

    public static byte[] Ping { get; } = Frames.Of([0x91, KeepAlive]);

    /// <param name="call">Named where an answer is wanted, otherwise null.</param>
    /// <param name="arguments">Texts, 64-bit integers, booleans and nulls.</param>
    public static byte[] Of(string? call, string target, params ReadOnlySpan<object?> arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write<byte>([0x95, Invocation, 0x80]);
        Write(buffer, call);
        Write(buffer, target);
        buffer.Write<byte>([(byte)(0x90 | arguments.Length)]);

        foreach (var argument in arguments)
        {
            Write(buffer, argument);
        }

        // No streams.
        buffer.Write<byte>([0x90]);
        return Frames.Of(buffer.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, object? value)
    {
        switch (value)
        {
            case null:
                buffer.Write<byte>([0xc0]);
                break;
            case bool truth:
                buffer.Write<byte>([truth ? (byte)0xc3 : (byte)0xc2]);
                break;
            case long number:
                Span<byte> eight = stackalloc byte[9];
                eight[0] = 0xd3;
                BinaryPrimitives.WriteInt64BigEndian(eight[1..], number);
                buffer.Write<byte>(eight);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Span<byte> head = stackalloc byte[5];
                head[0] = 0xdb;
                BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
                buffer.Write<byte>(head);
                buffer.Write<byte>(bytes);
                break;
            default:
                throw new ArgumentException($"No {value.GetType().Name} in a call.", nameof(value));
        }
    }
}
