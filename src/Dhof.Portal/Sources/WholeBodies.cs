namespace Dhof.Portal.Sources;

/// <summary>Reads the body within the try, up to a bound: a body that comes slowly or breaks off is a failed try, not an answer.</summary>
internal sealed class WholeBodies(long mostBytes) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);

        try
        {
            await response.Content.LoadIntoBufferAsync(mostBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
