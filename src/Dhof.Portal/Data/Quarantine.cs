using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Data;

/// <summary>Keeps what contradicts the stored, for somebody to look at.</summary>
public sealed class Quarantine(IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>Keeps each input once: a sender that repeats what was refused does not fill the store.</summary>
    /// <exception cref="UnauthorizedAccessException">A row belongs to a controller that the grant may not write for.</exception>
    public async Task KeepAsync(ControllerGrant grant, IReadOnlyCollection<QuarantineRow> rows, CancellationToken cancellation)
    {
        if (rows.Any(row => !grant.Writes.Contains(row.Controller)))
        {
            throw new UnauthorizedAccessException("The grant does not write for this controller.");
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);

        foreach (var row in rows)
        {
            if (!await database.Quarantine.AnyAsync(kept => kept.Measurement == row.Measurement && kept.Controller == row.Controller && kept.Content == row.Content, cancellation))
            {
                database.Add(row);
            }
        }

        await database.SaveChangesAsync(cancellation);
    }
}
