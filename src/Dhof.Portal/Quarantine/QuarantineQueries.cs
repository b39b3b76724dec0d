using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Quarantine;

/// <summary>Reads what could not be read.</summary>
public sealed class QuarantineQueries(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    /// <summary>How long a patient's page shows what was handled, so that it can be undone.</summary>
    public static readonly TimeSpan HandledIsShown = TimeSpan.FromDays(7);

    /// <summary>The opened patient's open inputs, newest first, and after them what was handled lately.</summary>
    public async Task<IReadOnlyList<UnreadInput>> OfPatientAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - HandledIsShown;
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return await database.Visible<QuarantineRow>(grant)
            .Where(row => row.State == QuarantineState.Open || (row.State == QuarantineState.Handled && row.HandledAt > since))
            .OrderBy(row => row.State).ThenByDescending(row => row.LastReceived).ThenByDescending(row => row.Id)
            .Select(UnreadInput.Of)
            .ToListAsync(cancellation);
    }

    /// <summary>The open inputs of a list, by patient; the oldest first for each.</summary>
    /// <param name="only">Null for all patients of the list.</param>
    public async Task<ILookup<PatientId, UnreadInput>> OpenAsync(CaseloadGrant grant, CancellationToken cancellation, IReadOnlyCollection<PatientId>? only = null)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var open = await database.Visible<QuarantineRow>(grant, only)
            .Where(row => row.State == QuarantineState.Open)
            .OrderBy(row => row.Received).ThenBy(row => row.Id)
            .Select(UnreadInput.Of)
            .ToListAsync(cancellation);
        return open.ToLookup(input => input.Patient);
    }

    /// <summary>What came, as text, with no identity number but the patient's own; null where it was not kept or is not opened.</summary>
    public async Task<string?> ContentAsync(PatientGrant grant, long input, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var content = await database.Visible<QuarantineRow>(grant).Where(row => row.Id == input).Select(row => row.Content).SingleOrDefaultAsync(cancellation);
        return content is not { Length: > 0 } ? null : ReceivedText.Of(content, await database.IdentityNumber(grant).SingleOrDefaultAsync(cancellation));
    }

    /// <summary>The organisation's own quarantine, newest first: what is open, and what was closed lately.</summary>
    public async Task<QuarantineList> ListAsync(QuarantineGrant grant, int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (since, day) = (now - HandledIsShown, DateOnly.FromDateTime((now - HandledIsShown).UtcDateTime));
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = database.Visible(grant).Where(row => row.State == QuarantineState.Open || row.HandledAt > since || row.TriedAt > since);
        var shown = await rows.OrderByDescending(row => row.LastReceived).ThenByDescending(row => row.Id).Take(most).Select(UnreadInput.Of).ToListAsync(cancellation);
        var reasons = await rows.Where(row => row.State == QuarantineState.Open).GroupBy(row => row.Reason).Select(group => new ReasonCount(group.Key, group.Count())).ToListAsync(cancellation);
        var notKept = await database.QuarantineQuotas.AsNoTracking().Where(row => row.Controller == grant.Controller && row.Day >= day && row.NotKept > 0).OrderByDescending(row => row.Day).ThenBy(row => row.Client).ToListAsync(cancellation);
        var followed = await database.CareRelations.AsNoTracking()
            .Where(relation => relation.Organisation == grant.Controller && relation.Controller == grant.Controller && relation.From <= now && (relation.To == null || relation.To > now))
            .Select(relation => relation.Patient)
            .ToListAsync(cancellation);

        return new([.. shown], await rows.CountAsync(cancellation), [.. reasons.OrderByDescending(reason => reason.Open).ThenBy(reason => reason.Reason, StringComparer.Ordinal)], [.. notKept.Select(row => new NotKeptOn(row.Day, row.Client, row.NotKept))], [.. followed]);
    }
}

/// <summary>How many inputs are open for one reason.</summary>
public sealed record ReasonCount(string Reason, int Open);

/// <summary>How many inputs of a client were counted and not kept on a day (UTC).</summary>
public sealed record NotKeptOn(DateOnly Day, string Client, int Count);

/// <summary>One organisation's quarantine.</summary>
/// <param name="Total">Of which the inputs are the newest.</param>
/// <param name="Followed">The patients whose page the reader may ask for.</param>
public sealed record QuarantineList(ImmutableArray<UnreadInput> Inputs, int Total, ImmutableArray<ReasonCount> Reasons, ImmutableArray<NotKeptOn> NotKept, ImmutableHashSet<PatientId> Followed)
{
    public static QuarantineList Empty { get; } = new([], 0, [], [], []);
}
