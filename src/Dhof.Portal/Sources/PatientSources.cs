using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Sources;

/// <summary>
/// What the sources have answered about one opened patient: made with the page, handed to its panels, gone with it. In memory only, and no longer than the
/// grant: a question needs a grant that holds, and what a later grant does not open is not shown.
/// </summary>
public sealed class PatientSources : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SourceLookup _lookup;
    private readonly OpenPatient _open;
    private readonly ITimer _end;
    private ImmutableDictionary<SourceKey, HeldSource> _held;
    private CancellationTokenSource _stop = new();
    private bool _isDisposed;

    internal PatientSources(SourceLookup lookup, OpenPatient open)
    {
        (_lookup, _open, Patient) = (lookup, open, open.Patient);
        _held = Fresh();
        _end = lookup.Clock.CreateTimer(_ => Drop(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _open.Ended += Drop;
    }

    /// <summary>A source has answered, or failed, or what was held has been dropped. Called from any thread; whoever listens is quick.</summary>
    public event Action? Changed;

    public PatientId Patient { get; }

    /// <summary>Every configured source and how it stands, in the order of the settings.</summary>
    public ImmutableArray<PatientSource> Tell(PatientGrant grant)
    {
        Follow(grant);
        return [.. _lookup.Catalogue.All.Select(source => NotAsked(source, grant) is { } because
            ? new PatientSource(source.Key, source.Name, source.Controller, new SourceState.NotAsked(because), [], [])
            : Held(source).Tell(grant, _lookup.Statuses.Of(source.Key)))];
    }

    /// <summary>What is held of some types, in no order. A period is not cut: what reaches into it is told by <see cref="ItemPeriod.Reaches"/>.</summary>
    public ImmutableArray<SourceItem> Items(PatientGrant grant, InformationTypes types)
    {
        Follow(grant);
        return [.. Opened(grant).SelectMany(source => Held(source).Items(grant)).Where(item => types.HasFlag(item.Type))];
    }

    /// <summary>Asks every source that the grant opens what it has: how many of each type, and the newest. Each on its own; this ends when the last has answered.</summary>
    public Task LookAsync(PatientGrant grant, CancellationToken cancellation)
    {
        Follow(grant);
        return Task.WhenAll(Opened(grant).Select(source => AskAsync(source, grant, source.Types, (question, types, stop) => question.LookAsync(types, stop), cancellation)));
    }

    /// <summary>Asks for the content of some types and of a period; what is there already is not asked for again.</summary>
    /// <param name="from">Null for all time.</param>
    public Task LoadAsync(PatientGrant grant, InformationTypes types, DateTimeOffset? from, CancellationToken cancellation)
    {
        Follow(grant);
        return Task.WhenAll(Opened(grant).Select(source => LoadAsync(source, grant, types, from, cancellation)));
    }

    /// <summary>Asks one source again: what it has, and the content that was asked of it before. Until it has answered, what it answered before is shown.</summary>
    public async Task RetryAsync(PatientGrant grant, SourceKey key, CancellationToken cancellation)
    {
        Follow(grant);

        if (Opened(grant).FirstOrDefault(source => source.Key == key) is { } source)
        {
            var wish = Held(source).Wish;
            await AskAsync(source, grant, source.Types, (question, types, stop) => question.LookAsync(types, stop), cancellation);

            if (wish.Types != InformationTypes.None)
            {
                await AskAsync(source, grant, wish.Types, (question, types, stop) => question.LoadAsync(types, wish.From, source.Protocol.CanCount, stop), cancellation);
            }
        }
    }

    public void Dispose()
    {
        if (!_isDisposed)
        {
            (_isDisposed, Changed) = (true, null);
            _open.Ended -= Drop;
            Drop();
            _end.Dispose();
            _stop.Dispose();
        }
    }

    private Task LoadAsync(Source source, PatientGrant grant, InformationTypes types, DateTimeOffset? from, CancellationToken cancellation)
    {
        var held = Held(source);
        string[] wanted = [.. source.ResourceTypes(grant.Types & types)];

        if (wanted.All(type => held.Type(type).Covers(from)))
        {
            return Task.CompletedTask;
        }

        held.Wish = held.Wish.And(source.Types & grant.Types & types, from);
        return AskAsync(source, grant, types, (question, resourceTypes, stop) => question.LoadAsync(resourceTypes, from, again: false, stop), cancellation);
    }

    private async Task AskAsync(Source source, PatientGrant grant, InformationTypes types, Func<SourceQuestion, IEnumerable<string>, CancellationToken, Task> ask, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Stopping());
        var held = Held(source);
        held.Begin(_lookup.Clock.GetUtcNow());
        Changed?.Invoke();
        DateTimeOffset? answered = null;

        try
        {
            // Away from the page: writing dozens of questions and the log must not hold up what the reader presses meanwhile.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await held.Turn.WaitAsync(stop.Token);

            try
            {
                await _lookup.AskAsync(held, grant, types & grant.Types & source.Types, ask, stop.Token);
                answered = _lookup.Clock.GetUtcNow();
            }
            finally
            {
                held.Turn.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The page is gone, or what it was opened by.
        }
        finally
        {
            held.End(answered);
            Changed?.Invoke();
        }
    }

    private NotAskedBecause? NotAsked(Source source, PatientGrant grant) =>
        source.Mode == SourceMode.Copy ? NotAskedBecause.Copied
        : grant.Closed.Any(closed => closed.Controller == source.Controller) ? NotAskedBecause.Closed
        : !grant.Controllers.Contains(source.Controller) ? NotAskedBecause.NotOpened
        : !source.ResourceTypes(grant.Types).Any() ? NotAskedBecause.NotForRole
        : null;

    private IEnumerable<Source> Opened(PatientGrant grant) => _lookup.Catalogue.All.Where(source => NotAsked(source, grant) is null);

    private CancellationToken Stopping()
    {
        lock (_lock)
        {
            return _stop.Token;
        }
    }

    private HeldSource Held(Source source)
    {
        lock (_lock)
        {
            return _held[source.Key];
        }
    }

    /// <summary>What is held lives as long as the last grant that was shown. A controller that is no longer open leaves nothing behind.</summary>
    /// <exception cref="InvalidOperationException">The grant is of another patient.</exception>
    private void Follow(PatientGrant grant)
    {
        if (grant.Patient != Patient)
        {
            throw new InvalidOperationException("What sources answered about one patient is never shown for another.");
        }

        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _lookup.Clock.Demand(grant.Until);
        _end.Change(grant.Until - _lookup.Clock.GetUtcNow(), Timeout.InfiniteTimeSpan);

        lock (_lock)
        {
            foreach (var source in _lookup.Catalogue.All.Where(source => NotAsked(source, grant) is not null && !_held[source.Key].IsEmpty))
            {
                _held = _held.SetItem(source.Key, new(source));
            }
        }
    }

    private void Drop()
    {
        CancellationTokenSource stopped;

        lock (_lock)
        {
            (stopped, _stop) = (_stop, new());
            _held = Fresh();
        }

        stopped.Cancel();
        stopped.Dispose();
        Changed?.Invoke();
    }

    private ImmutableDictionary<SourceKey, HeldSource> Fresh() => _lookup.Catalogue.All.ToImmutableDictionary(source => source.Key, source => new HeldSource(source));
}
