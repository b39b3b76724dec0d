using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Measurements;

/// <summary>Where a measurement came from, and the message as it came.</summary>
/// <param name="Details">Null for a plain number.</param>
/// <param name="Json">Indented.</param>
public sealed record MeasurementSource(StoredOrigin Stored, MeasurementDetails? Details, string Json);

/// <summary>Opens the origin of one measurement. The opening of the page stands in the access log and covers it: the original holds nothing about anybody else that is shown.</summary>
public sealed class MeasurementOrigins(OriginReader reader, MeasurementQueries queries, IDbContextFactory<PortalDatabase> databases)
{
    /// <returns>Null where the grant opens no such measurement.</returns>
    public async Task<MeasurementSource?> FindAsync(PatientGrant grant, long measurement, CancellationToken cancellation)
    {
        if (reader.Find(grant, measurement) is not { } stored)
        {
            return null;
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var own = await database.IdentityNumber(grant).SingleOrDefaultAsync(cancellation);
        var details = await queries.DetailsAsync(grant, [measurement], cancellation);
        return new(stored, details.GetValueOrDefault(measurement), OriginalJson.Readable(stored.Body, stored.BodyIndex, own));
    }
}
