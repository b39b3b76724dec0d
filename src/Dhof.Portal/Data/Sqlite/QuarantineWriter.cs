using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Keeps what was refused: each content once, with its history and the changes that tell the pages, in one transaction.</summary>
public sealed class QuarantineWriter(SqliteConnections connections, WriteGate gate, ChangeFeed feed, QuarantineLimits limits)
{
    /// <param name="reading">The version of the portal's reading that refused.</param>
    /// <param name="once">What is kept already was not sent again: it is left as it is.</param>
    /// <returns>How many were not kept, because the client's share of the day is used; they are counted.</returns>
    /// <exception cref="UnauthorizedAccessException">An input belongs to a controller that the grant may not write for; nothing was kept.</exception>
    public async Task<int> KeepAsync(ControllerGrant grant, IReadOnlyCollection<RefusedInput> inputs, DateTimeOffset now, string reading, CancellationToken cancellation, bool once = false)
    {
        if (inputs.Any(input => !grant.Writes.Contains(input.Controller)))
        {
            throw new UnauthorizedAccessException("The grant does not write for this controller.");
        }

        using var pass = await gate.EnterAsync(cancellation);
        using var connection = connections.Open();
        using var transaction = connection.BeginTransaction();
        var statements = new QuarantineStatements(connection, transaction, grant, now, reading, limits);
        RefusedInput[] news = [.. inputs.Where(input => !once || !statements.IsKept(input))];
        var notKept = news.Count(input => !statements.Keep(input));
        PatientChange[] changes = [.. news.Select(input => input.Patient).Distinct().Select(statements.Change)];
        transaction.Commit();

        // Told while the gate is held: the feed hears changes in the order of their commits.
        Array.ForEach(changes, feed.Publish);
        return notKept;
    }
}
