using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>The grant of the portal's own background work: the controllers whose processor the portal is.</summary>
public sealed class EngineAccess(IDbContextFactory<PortalDatabase> databases)
{
    public async Task<ControllerGrant> OpenAsync(string engine, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return AccessPolicy.ForEngine(engine, await database.Organisations.Select(organisation => organisation.Number).ToListAsync(cancellation));
    }
}
