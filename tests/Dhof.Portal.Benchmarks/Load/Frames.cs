namespace Dhof.Portal.Benchmarks.Load;

/// <summary>Messages on the wire: each stands behind its length, seven bits a byte, the lowest first.</summary>
internal static class Frames
{
    private const int MostLengthBytes = 5;

    /// <summary>The first message of what has come so far.</summary>
    /// <param name="used">How many bytes it took, its length included.</param>
    /// <returns>False while the message is not complete.</returns>
    /// <exception cref="InvalidDataException">This is no length.</exception>
    public static bool TryTake(ReadOnlyMemory<byte> come, out ReadOnlyMemory<byte> message, out int used)
    {
        (message, used) = (default, 0);
        long length = 0;

        for (var i = 0; i < come.Length; i++)
        {
            length |= (long)(come.Span[i] & 0x7f) << (7 * i);

            if ((come.Span[i] & 0x80) == 0)
            {
                if (length > int.MaxValue)
                {
                    throw new InvalidDataException($"A message of {length} bytes is too much.");
                }

                if (come.Length - i - 1 < length)
                {
                    return false;
                }

                (message, used) = (come.Slice(i + 1, (int)length), i + 1 + (int)length);
                return true;
            }

            if (i == MostLengthBytes - 1)
            {
                throw new InvalidDataException("A length has at the most five bytes.");
            }
        }

        return false;
    }

    /// <summary>A message with its length before it.</summary>
    public static byte[] Of(ReadOnlySpan<byte> message)
    {
        Span<byte> head = stackalloc byte[MostLengthBytes];
        var heads = 0;
        var length = (uint)message.Length;

        do
        {
            head[heads++] = (byte)((length & 0x7f) | (length > 0x7f ? 0x80u : 0u));
            length >>= 7;
        }
        while (length > 0);

        return [.. head[..heads], .. message];
    }
}
