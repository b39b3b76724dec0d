using System.Collections.Immutable;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Sources;

/// <summary>One question to one source about the opened patient: its types of resource are asked for side by side.</summary>
internal sealed class SourceQuestion(SourceClient client, SourceStatuses statuses, SourceLimits limits, TimeProvider clock, HeldSource held, SourceBehalf behalf)
{
    private readonly Source _source = held.Source;

    /// <summary>The first failure; null where all was answered.</summary>
    public SourceFailure? Failure { get; private set; }

    /// <summary>What the source has, and the newest of it. Of a source that cannot count, the last while is read, or what was read of it before.</summary>
    public Task LookAsync(IEnumerable<string> resourceTypes, CancellationToken cancellation) => EachAsync(
        resourceTypes,
        (type, ids) => _source.Protocol.Count(type, behalf.Number, ids) is { } count ? CountAsync(type, count, ids, cancellation) : LoadAsync(type, ids, FirstLook(held.Type(type)), cancellation),
        cancellation);

    /// <summary>The content of a period.</summary>
    /// <param name="again">Also what is there already.</param>
    public Task LoadAsync(IEnumerable<string> resourceTypes, DateTimeOffset? from, bool again, CancellationToken cancellation) =>
        EachAsync(resourceTypes, (type, ids) => !again && held.Type(type).Covers(from) ? Task.CompletedTask : LoadAsync(type, ids, from, cancellation), cancellation);

    private DateTimeOffset? FirstLook(HeldType type)
    {
        var from = clock.GetUtcNow() - limits.FirstLook;
        return type.Loaded is not { } loaded ? from : loaded.BackTo is { } backTo ? (backTo < from ? backTo : from) : loaded.IsWhole ? null : from;
    }

    private async Task EachAsync(IEnumerable<string> resourceTypes, Func<string, ImmutableHashSet<string>, Task> ask, CancellationToken cancellation)
    {
        string[] types = [.. resourceTypes];

        if (held.PatientIds is null && await FindAsync(cancellation) is { } failure)
        {
            foreach (var type in types)
            {
                Put(held.Type(type) with { Failure = failure });
            }

            return;
        }

        var ids = held.PatientIds ?? [];

        // Whom the source does not know it has nothing about.
        await Task.WhenAll(types.Select(type => ids.IsEmpty && _source.Protocol.NeedsPatientIds ? Nothing(type) : ask(type, ids)));
    }

    private Task Nothing(string type)
    {
        Put(held.Type(type) with { Count = 0, Loaded = Completeness.Whole(null), Failure = null });
        return Task.CompletedTask;
    }

    private async Task<SourceFailure?> FindAsync(CancellationToken cancellation)
    {
        if (_source.Protocol.FindPatient(behalf.Number) is not { } find)
        {
            held.PatientIds = [];
            return null;
        }

        var reply = await SendAsync(find, [], cancellation);
        held.PatientIds = reply.Read?.PatientIds.ToImmutableHashSet();

        if (reply.Read is { Refused: { IsEmpty: false } refused })
        {
            statuses.RecordRefused(_source.Key, refused);
        }

        return reply.Failure;
    }

    private async Task CountAsync(string type, SourceRequest count, ImmutableHashSet<string> ids, CancellationToken cancellation)
    {
        var reply = await SendAsync(count, ids, cancellation);

        if (reply.Read is not { } page)
        {
            Put(held.Type(type) with { Failure = reply.Failure });
            return;
        }

        // Where others' data came too, what was counted is not the patient's alone.
        var isTrusted = !page.Refused.Any(refusal => refusal.Reason is SourceRefusalReason.OtherPatient or SourceRefusalReason.NotTied);
        Put(held.Type(type) with
        {
            Count = !isTrusted ? null : page.Total ?? (page.Next is null ? page.Items.Length : null),
            Newest = page.Items.Where(item => item.ResourceType == type).Max(item => item.Period?.At ?? item.Origin.Updated),
            Failure = null,
            Refused = page.Refused,
        });
    }

    private async Task LoadAsync(string type, ImmutableHashSet<string> ids, DateTimeOffset? from, CancellationToken cancellation)
    {
        var answer = new SourceAnswer(_source.Base, _source.Protocol, type, _source.Protocol.Search(type, behalf.Number, ids, from), from);
        SourceFailure? failure = null;

        while (answer.Next is { } next)
        {
            var reply = await SendAsync(next, ids, cancellation);
            failure = reply.Failure;

            if (reply.Read is { } page)
            {
                answer.Add(page);
            }
            else
            {
                answer.Break();
            }
        }

        statuses.RecordRefused(_source.Key, answer.Refused);
        Put(held.Type(type).With(answer, failure));
    }

    private Task<SourceReply<SourcePage>> SendAsync(SourceRequest request, ImmutableHashSet<string> ids, CancellationToken cancellation)
    {
        var asked = new AskedSource(_source.Key, _source.Controller, _source.Protocol.NamesControllers, _source.Root, behalf.Number, ids, _source.Types & behalf.Grant.Types);
        return client.SendAsync(_source, request, body => SourcePages.Read(body, asked, clock.GetUtcNow()), behalf, cancellation);
    }

    private void Put(HeldType type)
    {
        Failure ??= type.Failure;
        held.Put(type);
    }
}
