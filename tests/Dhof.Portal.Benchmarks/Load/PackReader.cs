using System.Buffers.Binary;
using System.Text;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>Reads MessagePack from beginning to end: what the circuit protocol uses of it, and skips the rest.</summary>
/// <exception cref="InvalidDataException">From every member: the bytes end too early or hold something else than was asked for.</exception>
internal struct PackReader(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public int ReadArray() => Take() switch
    {
        var head and >= 0x90 and <= 0x9f => head & 0x0f,
        0xdc => Length(2),
        0xdd => Length(4),
        var head => throw Unexpected(head, "an array"),
    };

    public long ReadInteger() => Take() switch
    {
        var head and <= 0x7f => head,
        var head and >= 0xe0 => (sbyte)head,
        0xcc => Take(),
        0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2).Span),
        0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4).Span),
        0xcf when BinaryPrimitives.ReadUInt64BigEndian(Take(8).Span) is <= long.MaxValue and var number => (long)number,
        0xd0 => (sbyte)Take(),
        0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2).Span),
        0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4).Span),
        0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8).Span),
        var head => throw Unexpected(head, "an integer"),
    };

    /// <returns>Null for nil.</returns>
    public string? ReadText() => Take() switch
    {
        0xc0 => null,
        var head and >= 0xa0 and <= 0xbf => Text(head & 0x1f),
        0xd9 => Text(Length(1)),
        0xda => Text(Length(2)),
        0xdb => Text(Length(4)),
        var head => throw Unexpected(head, "a text"),
    };

    public ReadOnlyMemory<byte> ReadBytes() => Take() switch
    {
        0xc4 => Take(Length(1)),
        0xc5 => Take(Length(2)),
        0xc6 => Take(Length(4)),
        var head => throw Unexpected(head, "bytes"),
    };

    /// <summary>Passes over one value with everything in it.</summary>
    public void Skip()
    {
        for (var left = 1; left > 0; left--)
        {
            left += SkipHead(Take());
        }
    }

    /// <returns>How many values lie within the one that began.</returns>
    private int SkipHead(byte head)
    {
        switch (head)
        {
            case <= 0x7f or >= 0xe0 or 0xc0 or 0xc2 or 0xc3:
                return 0;
            case >= 0x80 and <= 0x8f:
                return 2 * (head & 0x0f);
            case >= 0x90 and <= 0x9f:
                return head & 0x0f;
            case 0xdc or 0xdd:
                return Length(head == 0xdc ? 2 : 4);
            case 0xde or 0xdf:
                return 2 * Length(head == 0xde ? 2 : 4);
            default:
                Take(Size(head));
                return 0;
        }
    }

    private int Size(byte head) => head switch
    {
        >= 0xa0 and <= 0xbf => head & 0x1f,
        0xc4 or 0xd9 => Length(1),
        0xc5 or 0xda => Length(2),
        0xc6 or 0xdb => Length(4),
        0xcc or 0xd0 => 1,
        0xcd or 0xd1 => 2,
        0xca or 0xce or 0xd2 => 4,
        0xcb or 0xcf or 0xd3 => 8,
        _ => throw Unexpected(head, "a value"),
    };

    private string Text(int length) => Encoding.UTF8.GetString(Take(length).Span);

    private int Length(int bytes)
    {
        long length = 0;

        for (var i = 0; i < bytes; i++)
        {
            length = (length << 8) | Take();
        }

        return length <= int.MaxValue ? (int)length : throw new InvalidDataException($"A length of {length} is too much.");
    }

    private byte Take() => Take(1).Span[0];

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException($"The message ends {length - _rest.Length} bytes too early.");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte head, string wanted) => new($"0x{head:x2} begins something else than {wanted}.");
}
