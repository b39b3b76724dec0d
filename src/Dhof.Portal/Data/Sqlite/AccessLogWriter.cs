using System.Threading.Channels;
using Dhof.Portal.Data.Tables;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Writes the access log of machine clients: entries that wait are committed together, and each is answered after its commit is on disk.</summary>
public sealed class AccessLogWriter(SqliteConnections connections, WriteGate gate) : BackgroundService
{
    private const int MostInOneCommit = 500;

    private readonly Channel<(AccessLogRow Row, TaskCompletionSource Written)> _waiting =
        Channel.CreateBounded<(AccessLogRow, TaskCompletionSource)>(new BoundedChannelOptions(1_024) { SingleReader = true });

    public async Task WriteAsync(AccessLogRow row, CancellationToken cancellation)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((row, written), cancellation);
        await written.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        AccessLogStatements? statements = null;

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
            // The portal stops: whoever still waits is not answered.
        }
        finally
        {
            statements?.Dispose();
            _waiting.Writer.TryComplete();

            while (_waiting.Reader.TryRead(out var entry))
            {
                entry.Written.TrySetCanceled(CancellationToken.None);
            }
        }
    }

    private List<(AccessLogRow Row, TaskCompletionSource Written)> Together()
    {
        List<(AccessLogRow, TaskCompletionSource)> together = [];

        while (together.Count < MostInOneCommit && _waiting.Reader.TryRead(out var entry))
        {
            together.Add(entry);
        }

        return together;
    }

    private static void Commit(AccessLogStatements statements, List<(AccessLogRow Row, TaskCompletionSource Written)> together)
    {
        try
        {
            statements.Insert(together.Select(entry => entry.Row));
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            together.ForEach(entry => entry.Written.TrySetException(failure));
            return;
        }

        together.ForEach(entry => entry.Written.TrySetResult());
    }
}
