using System.Buffers;
using System.Net.Http.Headers;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>The body of one request, in borrowed memory that goes back when the answer is written.</summary>
internal sealed class RequestBody : IDisposable
{
    public const int MostBytes = 16 * 1024 * 1024;

    private const int FirstGuess = 64 * 1024;

    private byte[] _bytes;
    private int _length;

    private RequestBody(int expected) => _bytes = ArrayPool<byte>.Shared.Rent(expected);

    public ReadOnlyMemory<byte> Json => _bytes.AsMemory(0, _length);

    /// <summary>The refusal that the headers deserve already.</summary>
    public static RefusalCode? Judge(HttpRequest request) =>
        request.ContentLength > MostBytes ? RefusalCode.BodyTooLarge
        : request.Headers.ContentEncoding.Any(encoding => !"identity".Equals(encoding, StringComparison.OrdinalIgnoreCase)) ? RefusalCode.ContentEncoding
        : request.ContentLength == 0 && request.ContentType is null ? RefusalCode.BodyEmpty
        : IsJson(request.ContentType) ? null
        : RefusalCode.ContentType;

    /// <summary>Null where the body is larger than is taken; a body without a length is counted as it comes.</summary>
    public static async Task<RequestBody?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = new RequestBody((int)(request.ContentLength ?? FirstGuess) + 1);

        try
        {
            while (await body.ReadSomeAsync(request.Body, cancellation))
            {
                if (body._length > MostBytes)
                {
                    body.Dispose();
                    return null;
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        return body;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        (_bytes, _length) = ([], 0);
    }

    private async Task<bool> ReadSomeAsync(Stream from, CancellationToken cancellation)
    {
        if (_length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(_length * 2, MostBytes + 1));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        var read = await from.ReadAsync(_bytes.AsMemory(_length), cancellation);
        _length += read;
        return read > 0;
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType?.ToUpperInvariant() is "APPLICATION/FHIR+JSON" or "APPLICATION/JSON"
        && type?.CharSet?.Trim('"').ToUpperInvariant() is null or "UTF-8" or "UTF8";
}
