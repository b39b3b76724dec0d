using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>What the copying of every source shares.</summary>
internal sealed record CopyTools(SourceClient Client, SourceStatuses Statuses, CopyAccess Access, CopyProgress Progress, CopyIntake Intake, CopyDeletions Deletions, TimeProvider Clock);

/// <summary>
/// One copying of one source, from what stands written: whom it knows, what has changed, what it says that it has deleted, and everything of each patient whose turn it is. It may
/// end anywhere; the next one begins where what stands written ends.
/// </summary>
/// <param name="strangers">The ids of Patients at the source whom nobody was known by, since the portal started.</param>
internal sealed class CopyRun(CopyTools tools, Source source, HashSet<string> strangers)
{
    private readonly ControllerGrant _grant = tools.Access.Open(source.Key, source.Controller);
    private readonly ImmutableArray<string> _types = [.. CopyRequests.Types.Where(type => source.Types.HasFlag(SourceProtocol.TypeOf(type)))];
    private IReadOnlyDictionary<PatientId, IdentityNumber> _persons = ImmutableDictionary<PatientId, IdentityNumber>.Empty;
    private Dictionary<PatientId, CopiedPatientRow> _known = [];

    /// <summary>The first that went wrong; null where nothing was left out.</summary>
    public SourceFailure? Failure { get; private set; }

    /// <summary>How long the source asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Asking anything else would fail as well.</summary>
    private bool IsStopped { get; set; }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var (began, knew) = (tools.Clock.GetUtcNow(), strangers.Count);
        await tools.Access.LogAsync(_grant, source.Key, _types.Aggregate(InformationTypes.None, (all, type) => all | SourceProtocol.TypeOf(type)), null, cancellation);
        await StartAsync(cancellation);
        await KnowAsync(cancellation);

        foreach (var type in _types)
        {
            await ChangesAsync(type, cancellation);
            await DeletionsAsync(type, cancellation);
        }

        if (strangers.Count > knew)
        {
            // One of them may be a patient who was not known there before.
            await FindAsync(_known.Values.Where(row => row.Ids.Length == 0).Select(row => row.Patient), cancellation);
        }

        foreach (var patient in _known.Keys.ToArray())
        {
            await WholeAsync(patient, cancellation);
        }

        if (Failure is null)
        {
            await tools.Progress.CompleteAsync(source.Key, _types, began, cancellation);
        }
    }

    /// <summary>Copying of changes begins with the newest that there is, before anything else is asked: what is older comes with its patient.</summary>
    private async Task StartAsync(CancellationToken cancellation)
    {
        var started = (await tools.Progress.CheckpointsAsync(source.Key, cancellation)).Select(row => row.Type);

        foreach (var type in _types.Except(started))
        {
            if (await SendAsync(CopyRequests.Newest(type), body => CopiedPages.Read(body, type, From()), cancellation) is { } page)
            {
                await tools.Progress.StartAsync(source.Key, type, page.Newest, cancellation);
            }
        }
    }

    private async Task KnowAsync(CancellationToken cancellation)
    {
        _persons = await tools.Progress.PersonsAsync(_grant, cancellation);
        await ReadKnownAsync(cancellation);

        if (_known.Keys.Where(patient => !_persons.ContainsKey(patient)).ToArray() is { Length: > 0 } gone)
        {
            await tools.Progress.ForgetAsync(_grant, source.Key, gone, cancellation);
        }

        await FindAsync(_persons.Keys.Where(patient => !_known.ContainsKey(patient)), cancellation);
    }

    /// <summary>Asks by which ids the source knows some patients.</summary>
    private async Task FindAsync(IEnumerable<PatientId> patients, CancellationToken cancellation)
    {
        foreach (var patient in patients.ToArray())
        {
            if (IsStopped)
            {
                break;
            }

            await tools.Access.LogAsync(_grant, source.Key, InformationTypes.Demographics, patient, cancellation);
            var asked = new AskedSource(source.Key, source.Controller, false, source.Root, _persons[patient], ImmutableHashSet<string>.Empty, InformationTypes.Demographics);

            if (await SendAsync(CopyRequests.Find(_persons[patient]), body => SourcePages.Read(body, asked, tools.Clock.GetUtcNow()), cancellation) is { } page)
            {
                await tools.Progress.FoundAsync(_grant, source.Key, patient, string.Join(',', page.PatientIds.Where(CopyRequests.IsId).Distinct().Order(StringComparer.Ordinal)), cancellation);
            }
        }

        await ReadKnownAsync(cancellation);
    }

    private async Task ReadKnownAsync(CancellationToken cancellation) =>
        _known = (await tools.Progress.PatientsAsync(_grant, source.Key, cancellation)).ToDictionary(row => row.Patient);

    private async Task ChangesAsync(string type, CancellationToken cancellation)
    {
        if ((await tools.Progress.CheckpointsAsync(source.Key, cancellation)).FirstOrDefault(row => row.Type == type) is not { } checkpoint)
        {
            return;
        }

        var walk = new CopyWalk(source.Base, from => CopyRequests.Changed(type, from), checkpoint.At - source.Copy.Overlap);
        HashSet<CopiedResource> counted = [];

        await WalkAsync(
            walk,
            type,
            page =>
            {
                strangers.UnionWith(page.Resources.Select(resource => resource.UnknownPatient).OfType<string>());
                tools.Statuses.RecordRefused(source.Key, page.Refused.Where(one => !(one.Updated <= checkpoint.At)).Select(one => one.Refusal));
                var unknown = page.Resources.Count(resource => resource.IsOfUnknown && !(resource.Updated <= checkpoint.At) && counted.Add(resource));
                return tools.Intake.TakeAsync(_grant, source.Key, type, page.Resources, walk.Reached, unknown, cancellation);
            },
            cancellation);
    }

    /// <summary>What the source says that it has deleted, where it tells.</summary>
    private async Task DeletionsAsync(string type, CancellationToken cancellation)
    {
        if (IsStopped || !tools.Statuses.Of(source.Key).Capability.HistoryOf.Contains(type)
            || (await tools.Progress.CheckpointsAsync(source.Key, cancellation)).FirstOrDefault(row => row.Type == type) is not { At: { } reached } checkpoint)
        {
            return;
        }

        var first = CopyRequests.History(type, (checkpoint.DeletedAt ?? reached) - source.Copy.Overlap);
        HashSet<string> asked = [];

        for (var next = first; next is not null;)
        {
            if (await SendAsync(next, body => DeletedPages.Read(body, type), cancellation) is not { } page)
            {
                return;
            }

            Fail(await tools.Deletions.JudgeAsync(_grant, source, type, page.Ids, cancellation));
            next = page.Next is null ? null : NextPage.Of(page.Next, source.Base, first);

            if (page.Next is not null && (next is null || !asked.Add(next.Path)))
            {
                Fail(SourceFailure.NotFhir);
                return;
            }
        }

        if (Failure is null)
        {
            await tools.Progress.DeletionsKnownAsync(source.Key, type, reached, cancellation);
        }
    }

    /// <summary>Everything of one patient, where it has not been read or not for long. What was taken in before and does not come is looked for.</summary>
    private async Task WholeAsync(PatientId patient, CancellationToken cancellation)
    {
        if (IsStopped || _known[patient] is not { } row || !(row.WholeAt is null || row.WholeAt <= tools.Clock.GetUtcNow() - source.Copy.Sweep))
        {
            return;
        }

        if (row.WholeAt is not null)
        {
            await FindAsync([patient], cancellation);
            row = _known[patient];
        }

        string[] ids = row.Ids.Split(',', StringSplitOptions.RemoveEmptyEntries);

        if (IsStopped || ids.Length == 0)
        {
            return;
        }

        await tools.Access.LogAsync(_grant, source.Key, source.Types, patient, cancellation);
        var isWhole = true;

        foreach (var type in _types)
        {
            isWhole &= await WholeAsync(row, ids, type, cancellation);
        }

        if (isWhole)
        {
            await tools.Progress.WholeAsync(_grant, source.Key, patient, cancellation);
        }
    }

    private async Task<bool> WholeAsync(CopiedPatientRow patient, string[] ids, string type, CancellationToken cancellation)
    {
        HashSet<string> listed = [];
        var walk = new CopyWalk(source.Base, from => CopyRequests.Whole(type, ids, from), null);

        var isWhole = await WalkAsync(
            walk,
            type,
            page =>
            {
                listed.UnionWith(page.Resources.Select(resource => resource.Id));

                if (patient.WholeAt is null)
                {
                    tools.Statuses.RecordRefused(source.Key, page.Refused.Select(one => one.Refusal));
                }

                return tools.Intake.TakeAsync(_grant, source.Key, type, page.Resources, null, 0, cancellation);
            },
            cancellation);

        if (!isWhole)
        {
            return false;
        }

        var held = await tools.Progress.HeldAsync(_grant, source.Key, type, patient.Patient, cancellation);
        var failure = await tools.Deletions.JudgeAsync(_grant, source, type, [.. held.Where(id => !listed.Contains(id))], cancellation);
        Fail(failure);
        return failure is null;
    }

    /// <returns>Whether it came to its end.</returns>
    private async Task<bool> WalkAsync(CopyWalk walk, string type, Func<CopiedPage, Task> take, CancellationToken cancellation)
    {
        while (walk.Next is { } next)
        {
            if (IsStopped || await SendAsync(next, body => CopiedPages.Read(body, type, From()), cancellation) is not { } page)
            {
                return false;
            }

            walk.Add(page);
            await take(page);
        }

        Fail(walk.IsCut ? SourceFailure.NotFhir : null);
        return !walk.IsCut;
    }

    private CopiedFrom From() => new(
        source.Key,
        source.Controller,
        source.Root,
        _persons.ToDictionary(person => person.Value, person => _known.GetValueOrDefault(person.Key)?.Ids.Split(',', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet() ?? []));

    private async Task<T?> SendAsync<T>(SourceRequest request, Func<ReadOnlyMemory<byte>, T?> read, CancellationToken cancellation)
        where T : class
    {
        if (IsStopped)
        {
            return null;
        }

        var reply = await tools.Client.SendAsync(source, request, read, null, cancellation);
        Fail(reply.Failure);
        RetryAfter = reply.RetryAfter ?? RetryAfter;
        return reply.Read;
    }

    private void Fail(SourceFailure? failure)
    {
        Failure ??= failure;
        IsStopped |= failure is SourceFailure.Unreachable or SourceFailure.TimedOut or SourceFailure.Busy or SourceFailure.NotAllowed or SourceFailure.Resting or SourceFailure.Redirected;
    }
}
