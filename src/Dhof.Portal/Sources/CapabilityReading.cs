using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Sources;

/// <summary>Asks each source what it can do: at the start, again until it answers, and then now and then. Nobody waits for it.</summary>
internal sealed class CapabilityReading(SourceCatalogue catalogue, SourceClient client, SourceStatuses statuses, SourceLimits limits, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalogue.All.Where(source => source.Address is not null).Select(source => KeepReadingAsync(source, stoppingToken)));

    private async Task KeepReadingAsync(Source source, CancellationToken cancellation)
    {
        var wait = limits.CapabilityRetry;

        while (true)
        {
            if (await ReadAsync(source, cancellation))
            {
                wait = limits.CapabilityRetry;
                await Task.Delay(limits.CapabilityAgain, clock, cancellation);
            }
            else
            {
                await Task.Delay(wait, clock, cancellation);
                wait = wait * 2 < limits.CapabilityAgain ? wait * 2 : limits.CapabilityAgain;
            }
        }
    }

    private async Task<bool> ReadAsync(Source source, CancellationToken cancellation)
    {
        var reply = await client.SendAsync(source, source.Protocol.Metadata, body => Read(body, source), null, cancellation);

        if (reply.Failure is { } failure)
        {
            statuses.RecordCapability(source.Key, failure);
            return false;
        }

        statuses.RecordCapability(source.Key, reply.Read!);
        return true;
    }

    private SourceCapability? Read(ReadOnlyMemory<byte> body, Source source) => source.IsCopied
        ? CapabilityCheck.ReadOfCopied(body, source.Types) is { } copied ? new(clock.GetUtcNow(), copied.Mismatches, null) { HistoryOf = copied.HistoryOf } : null
        : CapabilityCheck.Read(body, source.Protocol, source.Types) is { } mismatches ? new(clock.GetUtcNow(), mismatches, null) : null;
}
