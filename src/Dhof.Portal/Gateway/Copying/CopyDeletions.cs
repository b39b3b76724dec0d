using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>
/// Withdraws what is no more at its source. Whatever hinted at it, the resource itself is asked for first: only where the source says that it is gone (410), or not there
/// (404), is it withdrawn, as the source would have by entered-in-error.
/// </summary>
internal sealed class CopyDeletions(SourceClient client, CopyProgress progress, CopyIntake intake, IdentifiedReader identified, OriginalReader originals, ResponseQueries responses)
{
    private const string Reason = "Slettet i kilden";

    /// <summary>Looks whether resources that were taken in are gone.</summary>
    /// <returns>Null where each could be told.</returns>
    public async Task<SourceFailure?> JudgeAsync(ControllerGrant grant, Source source, string type, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        SourceFailure? failure = null;

        foreach (var row in (await progress.TakenAsync(grant, source.Key, type, ids, cancellation)).Values.Where(row => !row.IsDeleted))
        {
            var reply = await client.SendAsync(source, CopyRequests.Read(type, row.Id), _ => type, null, cancellation, mayBeGone: true);

            if (reply.IsGone)
            {
                await WithdrawAsync(grant, source, row, cancellation);
                await progress.DeletedAsync(grant, source.Key, type, row.Id, cancellation);
            }
            else
            {
                failure ??= reply.Failure;
            }
        }

        return failure;
    }

    private async Task WithdrawAsync(ControllerGrant grant, Source source, CopiedResourceRow row, CancellationToken cancellation)
    {
        // After the version that it withdraws and before any that the source could store later: by the source's clock, and the same however often it is tried.
        var at = (row.Updated ?? DateTimeOffset.UnixEpoch).AddMilliseconds(1);

        if (await StandingAsync(grant, row.Type, CopiedFrom.Identifier(source.Key, row.Type, row.Id), cancellation) is { } standing
            && CopiedMessage.Withdrawal(Originals.Expand(standing.Content), standing.Index, at, Reason) is { } json)
        {
            await intake.StoreAsync(grant, [new(null, json, null, json) { Stored = at }], cancellation);
        }
    }

    /// <summary>What is stored of it; null where it was refused.</summary>
    private async Task<Original?> StandingAsync(ControllerGrant grant, string type, string identifier, CancellationToken cancellation)
    {
        var isObservation = type == ResourceTypes.Observation;
        var rows = isObservation ? identified.Measurements(grant, identifier) : identified.Responses(grant, identifier);
        return rows is not [var row] ? null : isObservation ? originals.Find(grant, row.Id) : await responses.OriginalAsync(grant, row.Id, cancellation);
    }
}
