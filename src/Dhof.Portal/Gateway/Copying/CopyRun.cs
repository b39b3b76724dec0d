using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>
/// One copying of one source, from what stands written: whom it knows, what has changed, what it says that it has deleted, and everything of each patient whose turn it is. It may
/// end anywhere; the next one begins where what stands written ends.
/// </summary>
internal sealed class CopyRun
{
    private readonly CopyTools _tools;
    private readonly Source _source;
    private readonly HashSet<string> _strangers;
    private readonly ControllerGrant _grant;
    private readonly ImmutableArray<string> _types;
    private readonly CopyQuestions _questions;
    private readonly CopyPatients _patients;
    private readonly CopyWhole _whole;

    /// <param name="strangers">The ids of Patients at the source whom nobody was known by, since the portal started.</param>
    public CopyRun(CopyTools tools, Source source, HashSet<string> strangers)
    {
        (_tools, _source, _strangers) = (tools, source, strangers);
        _grant = tools.Access.Open(source.Key, source.Controller);
        _types = [.. CopyRequests.Of(source.Types)];
        _questions = new(tools.Client, source);
        _patients = new(tools, source, _grant, _questions);
        _whole = new(tools, source, _grant, _questions, _patients);
    }

    /// <summary>The first that went wrong; null where nothing was left out.</summary>
    public SourceFailure? Failure => _questions.Failure;

    /// <summary>How long the source asks to be left alone.</summary>
    public TimeSpan? RetryAfter => _questions.RetryAfter;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var (began, knew) = (_tools.Clock.GetUtcNow(), _strangers.Count);
        await _tools.Access.LogAsync(_grant, _source.Key, _types.Aggregate(InformationTypes.None, (all, type) => all | SourceProtocol.TypeOf(type)), null, cancellation);
        await StartAsync(cancellation);
        await _patients.KnowAsync(cancellation);

        foreach (var type in _types)
        {
            await ChangesAsync(type, cancellation);
            await DeletionsAsync(type, cancellation);
        }

        if (_strangers.Count > knew)
        {
            // One of them may be a patient who was not known there before.
            await _patients.FindMissingAsync(cancellation);
        }

        foreach (var row in _patients.All)
        {
            await _whole.ReadAsync(row.Patient, _types, cancellation);
        }

        if (Failure is null)
        {
            await _tools.Progress.CompleteAsync(_source.Key, _types, began, cancellation);
        }
    }

    /// <summary>Copying of changes begins with the newest that there is, before anything else is asked: what is older comes with its patient.</summary>
    private async Task StartAsync(CancellationToken cancellation)
    {
        var started = (await _tools.Progress.CheckpointsAsync(_source.Key, cancellation)).Select(row => row.Type);

        foreach (var type in _types.Except(started))
        {
            if (await _questions.SendAsync(CopyRequests.Newest(type), body => CopiedPages.Read(body, type, _patients.From), cancellation) is { } page)
            {
                await _tools.Progress.StartAsync(_source.Key, type, page.Newest, cancellation);
            }
        }
    }

    private async Task ChangesAsync(string type, CancellationToken cancellation)
    {
        if (await CheckpointAsync(type, cancellation) is not { } checkpoint)
        {
            return;
        }

        var walk = new CopyWalk(_source.Base, from => CopyRequests.Changed(type, from), checkpoint.At - _source.Copy.Overlap);
        HashSet<CopiedResource> counted = [];

        await _questions.GoAsync(
            walk,
            body => CopiedPages.Read(body, type, _patients.From),
            page =>
            {
                // Within the overlap all have been counted before.
                _strangers.UnionWith(page.Resources.Select(resource => resource.UnknownPatient).OfType<string>());
                _tools.Statuses.RecordRefused(_source.Key, page.Refused.Where(one => !(one.Updated <= checkpoint.At)).Select(one => one.Refusal));
                var unknown = page.Resources.Count(resource => resource.IsOfUnknown && !(resource.Updated <= checkpoint.At) && counted.Add(resource));
                return _tools.Intake.TakeAsync(_grant, _source.Key, type, page.Resources, walk.Reached, unknown, cancellation);
            },
            cancellation);
    }

    /// <summary>What the source says that it has deleted, where it tells.</summary>
    private async Task DeletionsAsync(string type, CancellationToken cancellation)
    {
        if (!_tools.Statuses.Of(_source.Key).Capability.HistoryOf.Contains(type) || await CheckpointAsync(type, cancellation) is not { At: { } reached } checkpoint)
        {
            return;
        }

        var first = CopyRequests.History(type, (checkpoint.DeletedAt ?? reached) - _source.Copy.Overlap);
        HashSet<string> asked = [];

        for (var next = first; next is not null;)
        {
            if (await _questions.SendAsync(next, body => DeletedPages.Read(body, type), cancellation) is not { } page)
            {
                return;
            }

            _questions.Fail(await _tools.Deletions.JudgeAsync(_grant, _source, type, page.Ids, cancellation));
            next = page.Next is null ? null : NextPage.Of(page.Next, _source.Base, first);

            if (page.Next is not null && (next is null || !asked.Add(next.Path)))
            {
                _questions.Fail(SourceFailure.NotFhir);
                return;
            }
        }

        if (Failure is null)
        {
            await _tools.Progress.DeletionsKnownAsync(_source.Key, type, reached, cancellation);
        }
    }

    private async Task<CopyCheckpointRow?> CheckpointAsync(string type, CancellationToken cancellation) =>
        _questions.IsStopped ? null : (await _tools.Progress.CheckpointsAsync(_source.Key, cancellation)).FirstOrDefault(row => row.Type == type);
}
