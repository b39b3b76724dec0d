using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Live;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway;

/// <summary>
/// Tries refused input again, through the same intake and with what the client may do now: all of it after the portal has learned to read otherwise, what
/// could not be tied to a patient when a record is added and at every start, and what somebody asks for. A row that is not settled is tried again after a restart; the
/// fingerprint of the measurement keeps it from being stored twice.
/// </summary>
internal sealed partial class QuarantineRetry(
    ClientAccess clients,
    CopyAccess copies,
    SourceCatalogue catalogue,
    Intake intake,
    RefusedEntries refused,
    QuarantineRetries queue,
    ChangeFeed feed,
    Readiness readiness,
    TimeProvider clock,
    ILogger<QuarantineRetry> log) : BackgroundService
{
    private const int Portion = 50;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0, 1);
    private int _recordsAdded = 1;

    /// <summary>Who sends: the configured clients, and the sources that are copied.</summary>
    private IEnumerable<(ControllerGrant Grant, bool IsCopied)> Grants =>
    [
        .. clients.Grants.Where(grant => !grant.Writes.IsEmpty).Select(grant => (grant, false)),
        .. catalogue.All.Where(source => source.IsCopied).Select(source => (copies.Open(source.Key, source.Controller), true)),
    ];

    /// <summary>Tries everything that waits.</summary>
    /// <param name="alsoUnknown">Those too that could not be tied to a patient.</param>
    public async Task TryAllAsync(bool alsoUnknown, CancellationToken cancellation)
    {
        foreach (var (grant, isCopied) in Grants)
        {
            for (long after = 0; await queue.WaitingAsync(grant, Reading.Version, alsoUnknown, after, Portion, cancellation) is [.., var last] portion; after = last.Id)
            {
                foreach (var row in portion)
                {
                    await queue.SettleAsync(grant, row.Id, Reading.Version, await TryAsync(grant, row, isCopied, cancellation), cancellation);
                }
            }
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        using var listening = feed.ListenToAll(Hear);

        while (!stoppingToken.IsCancellationRequested)
        {
            var alsoUnknown = Interlocked.Exchange(ref _recordsAdded, 0) == 1;

            try
            {
                await TryAllAsync(alsoUnknown, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, failure);
                Interlocked.CompareExchange(ref _recordsAdded, alsoUnknown ? 1 : 0, 0);
            }

            await _wake.WaitAsync(s_rest, stoppingToken);
        }
    }

    private void Hear(PatientChange change)
    {
        if (change.Area is not (Area.Quarantine or Area.Patient))
        {
            return;
        }

        if (change.Area == Area.Patient)
        {
            Interlocked.Exchange(ref _recordsAdded, 1);
        }

        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }

    private async Task<TriedAgain> TryAsync(ControllerGrant grant, QuarantineRow row, bool isCopied, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> json = Originals.Expand(row.Content).AsMemory()[1..^1];

        if (Open(row.Form, json, out var unopened) is not { } envelope)
        {
            return Refused(grant, row, json, unopened!);
        }

        // Held against the time it came: a clock that was ahead does not come right by waiting.
        var now = clock.GetUtcNow();
        var isBatch = row.Form == ReceivedForm.Bundle && !envelope.IsTransaction;
        var entries = isCopied ? [.. envelope.Entries.Select(entry => entry with { Stored = CopiedMessage.Updated(entry.Resource) })] : envelope.Entries;
        var receipts = await intake.StoreAsync(grant, entries, !isBatch, row.Received, now, cancellation);

        if (isBatch)
        {
            await refused.KeepAsync(grant, envelope.Entries, receipts, now, cancellation);
            return TriedAgain.Taken(null);
        }

        return receipts.Select(receipt => receipt.Refusal).OfType<Refusal>().FirstOrDefault() is { } again
            ? Refused(grant, row, json, again)
            : TriedAgain.Taken(receipts is [{ Type: ResourceTypes.Observation } one] ? one.Id : null);
    }

    private static Envelope? Open(ReceivedForm form, ReadOnlyMemory<byte> json, out Refusal? refusal) => form switch
    {
        ReceivedForm.Bundle => EnvelopeReader.ReadBundle(json, out refusal),
        ReceivedForm.Entry => EnvelopeReader.ReadBundle((byte[])[.. """{"resourceType":"Bundle","type":"batch","entry":["""u8, .. json.Span, .. "]}"u8], out refusal),
        ReceivedForm.Put => Alone(PutRequest.Read(json, out refusal)),
        _ => Alone(EnvelopeReader.ReadResource(json, out refusal)),
    };

    private static Envelope? Alone(EnvelopeEntry? entry) => entry is null ? null : new(true, [entry]);

    private TriedAgain Refused(ControllerGrant grant, QuarantineRow row, ReadOnlyMemory<byte> json, Refusal refusal) =>
        new(false, null, refusal.Code.Key, refusal.Expression, refused.PatientOf(grant, row.Controller, json, row.Form));

    [LoggerMessage(1, LogLevel.Error, "Trying refused input again failed; it is kept, and tried again")]
    private static partial void Failed(ILogger log, Exception failure);
}
