using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Sources;

/// <summary>What one source has answered about the opened patient. Changed by one question at a time; told at any time.</summary>
internal sealed class HeldSource(Source source)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HeldType> _types = [];
    private DateTimeOffset? _askingSince;
    private DateTimeOffset? _answeredAt;
    private int _asking;

    public Source Source => source;

    /// <summary>One question at a time: the second finds what the first brought.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>The ids at the source that stand for the patient; null while it has not been found.</summary>
    public ImmutableHashSet<string>? PatientIds { get; set; }

    public HeldWish Wish { get; set; } = HeldWish.None;

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _types.Count == 0 && _asking == 0;
            }
        }
    }

    public HeldType Type(string resourceType)
    {
        lock (_lock)
        {
            return _types.GetValueOrDefault(resourceType) ?? new(resourceType);
        }
    }

    public void Put(HeldType type)
    {
        lock (_lock)
        {
            _types[type.ResourceType] = type;
        }
    }

    public void Begin(DateTimeOffset now)
    {
        lock (_lock)
        {
            _askingSince = _asking++ == 0 ? now : _askingSince;
        }
    }

    /// <param name="answered">Null where the question was given up.</param>
    public void End(DateTimeOffset? answered)
    {
        lock (_lock)
        {
            _answeredAt = answered ?? _answeredAt;
            _askingSince = --_asking == 0 ? null : _askingSince;
        }
    }

    public IEnumerable<SourceItem> Items(PatientGrant grant) =>
        Types(grant).SelectMany(type => type.Items).Where(item => grant.Types.HasFlag(item.Type) && grant.Controllers.Contains(item.Origin.Controller));

    public PatientSource Tell(PatientGrant grant, SourceStatus status)
    {
        var types = Types(grant);
        var hidden = types.SelectMany(type => type.Items).Where(item => !grant.Controllers.Contains(item.Origin.Controller)).Select(item => new SourceRefusal(SourceRefusalReason.ControllerNotOpened, item.ResourceType));

        return new(
            source.Key,
            source.Name,
            source.Controller,
            State(types, status),
            [.. types.Select(type => type.Holding)],
            [.. types.SelectMany(type => type.Refused).Concat(hidden).CountBy(refusal => refusal).Select(counted => (counted.Key, counted.Value))]);
    }

    private HeldType[] Types(PatientGrant grant)
    {
        lock (_lock)
        {
            return [.. _types.Values.Where(type => grant.Types.HasFlag(SourceProtocol.TypeOf(type.ResourceType))).OrderBy(type => source.Protocol.ResourceTypes.IndexOf(type.ResourceType))];
        }
    }

    private SourceState State(HeldType[] types, SourceStatus status)
    {
        var (asking, answered) = Times();

        if (asking is { } since)
        {
            return new SourceState.Asking(since);
        }

        if (types.FirstOrDefault(type => type.Failure is not null) is { Failure: { } failure })
        {
            var missing = types.Where(type => type.Failure is not null).Aggregate(InformationTypes.None, (all, type) => all | SourceProtocol.TypeOf(type.ResourceType));
            return new SourceState.Failed(failure, status is { Availability: SourceAvailability.Down, Since: { } down } ? down : answered ?? status.LastFailureAt ?? default, missing);
        }

        return answered is not { } at ? new SourceState.NotAsked(NotAskedBecause.NotYet) : new SourceState.Answered(
            at,
            types.Any(type => type.Count is null) ? null : types.Sum(type => type.Count),
            types.Max(type => type.Newest),
            types.Select(type => type.Loaded).OfType<Completeness>().Aggregate((Completeness?)null, (all, loaded) => all?.And(loaded) ?? loaded));
    }

    private (DateTimeOffset? Asking, DateTimeOffset? Answered) Times()
    {
        lock (_lock)
        {
            return (_askingSince, _answeredAt);
        }
    }
}
