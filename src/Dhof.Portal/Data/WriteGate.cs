namespace Dhof.Portal.Data;

/// <summary>SQLite has one writer. Writers queue here, in order of arrival, instead of meeting "database is locked" and sleeping.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        return new Pass(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Pass(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
