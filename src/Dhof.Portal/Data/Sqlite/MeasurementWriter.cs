using System.Threading.Channels;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Live;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// Stores measurements. Those that wait are committed together (one fsync for all who wait), each delivery whole or, with <c>AllOrNothing</c>, not at all.
/// A delivery is answered after its commit.
/// </summary>
public sealed class MeasurementWriter(SqliteConnections connections, WriteGate gate, ChangeFeed feed) : BackgroundService
{
    private const int MostInOneCommit = 2_000;

    private readonly Channel<Delivery> _waiting = Channel.CreateBounded<Delivery>(new BoundedChannelOptions(256) { SingleReader = true });

    /// <returns>One answer per measurement, in order, then one per answered form.</returns>
    public async Task<IReadOnlyList<Stored>> WriteAsync(NewMeasurements measurements, CancellationToken cancellation)
    {
        var delivery = new Delivery(measurements);
        await _waiting.Writer.WriteAsync(delivery, cancellation);
        return await delivery.Answer.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        MeasurementStatements? statements = null;

        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                using var pass = await gate.EnterAsync(stoppingToken);
                statements ??= new(connections.Open());
                Commit(statements, Together());
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops: whoever still waits was not stored, and is told so.
        }
        finally
        {
            statements?.Dispose();
            _waiting.Writer.TryComplete();

            while (_waiting.Reader.TryRead(out var delivery))
            {
                delivery.Answer.TrySetCanceled(CancellationToken.None);
            }
        }
    }

    private List<Delivery> Together()
    {
        List<Delivery> together = [];

        for (var rows = 0; rows < MostInOneCommit && _waiting.Reader.TryRead(out var delivery); rows += delivery.Measurements.Measurements.Count + delivery.Measurements.Responses.Count)
        {
            together.Add(delivery);
        }

        return together;
    }

    private void Commit(MeasurementStatements statements, List<Delivery> together)
    {
        IReadOnlyList<IReadOnlyList<Stored>>? answers;
        List<PatientChange> changes = [];

        try
        {
            statements.Begin();
            answers = statements.StoreAsNew(together.Select(delivery => delivery.Measurements), changes);

            if (answers is null)
            {
                statements.Rollback();
                changes.Clear();
                statements.Begin();
                answers = [.. together.Select(delivery => statements.Store(delivery.Measurements, changes))];
            }

            statements.Commit();
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait for the answer.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            statements.Rollback();
            together.ForEach(delivery => delivery.Answer.TrySetException(failure));
            return;
        }

        // Told before the answer, and while the gate is held: the feed hears changes in the order of their commits.
        changes.ForEach(feed.Publish);

        for (var i = 0; i < together.Count; i++)
        {
            together[i].Answer.TrySetResult(answers[i]);
        }
    }

    private sealed record Delivery(NewMeasurements Measurements)
    {
        public TaskCompletionSource<IReadOnlyList<Stored>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
