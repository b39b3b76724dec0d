using System.Buffers;
using System.IO.Compression;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>How received resources are kept: a JSON array, Brotli-compressed. Quality 4 costs little beside the mapping and shrinks a bundle to about a twentieth.</summary>
internal static class Originals
{
    private const int Quality = 4;
    private const int Window = 18;

    public static byte[] Compress(IReadOnlyList<ReadOnlyMemory<byte>> resources)
    {
        var length = resources.Sum(resource => resource.Length + 1) + 1;
        var array = ArrayPool<byte>.Shared.Rent(length);
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(length));

        try
        {
            var at = 0;

            foreach (var resource in resources)
            {
                array[at++] = (byte)(at == 1 ? '[' : ',');
                resource.Span.CopyTo(array.AsSpan(at));
                at += resource.Length;
            }

            array[at++] = (byte)']';
            return BrotliEncoder.TryCompress(array.AsSpan(0, at), packed, out var written, Quality, Window)
                ? packed.AsSpan(0, written).ToArray()
                : throw new InvalidOperationException("A body could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(array);
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    public static byte[] Expand(byte[] content)
    {
        using var expanded = new MemoryStream();

        using (var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress))
        {
            brotli.CopyTo(expanded);
        }

        return expanded.ToArray();
    }
}
