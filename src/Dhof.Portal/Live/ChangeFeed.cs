using System.Collections.Concurrent;
using System.Threading.Channels;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Live;

/// <summary>
/// Tells open pages that something changed: which patient, which area, never what. The publisher never waits. A listener runs in the context it
/// listened from (its language), must be quick, and cannot stop the others by failing.
/// </summary>
public sealed partial class ChangeFeed : IAsyncDisposable
{
    private readonly Channel<PatientChange> _changes = Channel.CreateUnbounded<PatientChange>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<long, Listener> _listeners = new();
    private readonly ILogger<ChangeFeed> _log;
    private readonly Task _delivering;
    private long _lastListener;

    public ChangeFeed(ILogger<ChangeFeed> log)
    {
        _log = log;
        _delivering = DeliverAsync();
    }

    public int ListenerCount => _listeners.Count;

    public void Publish(PatientChange change) => _changes.Writer.TryWrite(change);

    /// <summary>Hears the changes of one patient until disposed.</summary>
    public IDisposable Listen(PatientId patient, Action<PatientChange> heard) => Add(new(patient, heard));

    /// <summary>Hears the changes of every patient until disposed. Whoever listens shows only what its grant opens.</summary>
    public IDisposable ListenToAll(Action<PatientChange> heard) => Add(new(null, heard));

    public async ValueTask DisposeAsync()
    {
        _changes.Writer.TryComplete();
        await _delivering;
    }

    private Listening Add(Listener listener)
    {
        var id = Interlocked.Increment(ref _lastListener);
        _listeners[id] = listener;
        return new(() => _listeners.TryRemove(id, out _));
    }

    private async Task DeliverAsync()
    {
        await foreach (var change in _changes.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            foreach (var listener in _listeners.Values.Where(l => l.Patient is null || l.Patient == change.Patient))
            {
                try
                {
                    listener.Tell(change);
                }
#pragma warning disable CA1031 // Whatever one listener throws, the others are told.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    ListenerFailed(_log, failure);
                }
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A listener to the change feed failed")]
    private static partial void ListenerFailed(ILogger log, Exception failure);

    private sealed class Listener(PatientId? patient, Action<PatientChange> heard)
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();

        public PatientId? Patient => patient;

        public void Tell(PatientChange change)
        {
            if (_context is null)
            {
                heard(change);
            }
            else
            {
                ExecutionContext.Run(_context, _ => heard(change), null);
            }
        }
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
