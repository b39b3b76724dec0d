using System.Collections.Immutable;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Sources;

/// <summary>How it stands with each source, as all questions together have found. In memory; without patient data.</summary>
public sealed class SourceStatuses
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SourceKey, SourceStatus> _statuses;
    private readonly TimeProvider _clock;

    public SourceStatuses(SourceCatalogue catalogue, TimeProvider clock)
    {
        _clock = clock;
        _statuses = catalogue.All.ToDictionary(
            source => source.Key,
            source => new SourceStatus(source, SourceAvailability.Unknown, null, null, null, 0, 0, null, null, null, ImmutableSortedDictionary<SourceRefusalReason, long>.Empty, new(null, [], null)));
    }

    /// <summary>A source came up or went down, or what it can do was read. Called from any thread; whoever listens is quick.</summary>
    public event Action? Changed;

    public ImmutableArray<SourceStatus> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _statuses.Values];
            }
        }
    }

    public SourceStatus Of(SourceKey key)
    {
        lock (_lock)
        {
            return _statuses[key];
        }
    }

    /// <param name="failure">Null for an answer.</param>
    internal void Record(SourceKey key, SourceFailure? failure, TimeSpan took, TimeSpan? skew)
    {
        var now = _clock.GetUtcNow();
        var availability = failure is { } because && SourceFailures.IsDown(because) ? SourceAvailability.Down : SourceAvailability.Up;

        Change(key, status => status with
        {
            Availability = availability,
            Since = status.Availability == availability ? status.Since : now,
            LastAnswer = failure is null ? now : status.LastAnswer,
            Latency = failure is null ? took : status.Latency,
            Questions = status.Questions + 1,
            Failures = status.Failures + (failure is null ? 0 : 1),
            LastFailure = failure ?? status.LastFailure,
            LastFailureAt = failure is null ? status.LastFailureAt : now,
            ClockSkew = skew is { } ahead ? TimeSpan.FromSeconds(Math.Round(ahead.TotalSeconds)) : status.ClockSkew,
        });
    }

    internal void RecordRefused(SourceKey key, IEnumerable<SourceRefusal> refused) => Change(key, status => status with
    {
        Refused = refused.Aggregate(status.Refused, (counts, refusal) => counts.SetItem(refusal.Reason, counts.GetValueOrDefault(refusal.Reason) + 1)),
    });

    internal void RecordCapability(SourceKey key, SourceCapability capability) => Change(key, status => status with { Capability = capability });

    internal void RecordCapability(SourceKey key, SourceFailure failure) => Change(key, status => status with { Capability = status.Capability with { Failure = failure } });

    internal void RecordCopy(SourceKey key, CopyStatus copy) => Change(key, status => status with { Copy = copy });

    private void Change(SourceKey key, Func<SourceStatus, SourceStatus> change)
    {
        bool isNews;

        lock (_lock)
        {
            var before = _statuses[key];
            var after = _statuses[key] = change(before);
            isNews = before.Availability != after.Availability || before.Capability != after.Capability || before.Copy != after.Copy;
        }

        if (isNews)
        {
            Changed?.Invoke();
        }
    }
}
