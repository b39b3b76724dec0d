using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dhof.Portal.Benchmarks.Memory;

/// <summary>Counts the circuits that the server holds, those of visitors who may come back included.</summary>
internal sealed class OpenCircuits : CircuitHandler
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref _count);
        return Task.CompletedTask;
    }
}
