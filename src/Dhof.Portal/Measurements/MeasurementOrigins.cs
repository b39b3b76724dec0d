using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Measurements;

/// <summary>Where a measurement came from, and the message as it came.</summary>
/// <param name="Details">Null for a plain number.</param>
/// <param name="Json">Indented.</param>
/// <param name="Versions">Every version, the present one first; none of what was never changed.</param>
public sealed record MeasurementSource(StoredOrigin Stored, MeasurementDetails? Details, string Json, ImmutableArray<ReadingVersion> Versions);

/// <summary>Reads the origin of one measurement. Whoever shows it writes the log first; the original holds nothing about anybody else that is shown.</summary>
public sealed class MeasurementOrigins(OriginReader reader, MeasurementQueries queries, IDbContextFactory<PortalDatabase> databases)
{
    /// <param name="version">Null for the present one.</param>
    /// <returns>Null where the grant opens no such measurement, and where it has no such version.</returns>
    public async Task<MeasurementSource?> FindAsync(PatientGrant grant, long measurement, int? version, CancellationToken cancellation)
    {
        if (reader.Find(grant, measurement, version) is not { } stored)
        {
            return null;
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var own = await database.IdentityNumber(grant).SingleOrDefaultAsync(cancellation);
        ImmutableArray<ReadingVersion> versions = [.. queries.Versions(grant, measurement).Reverse()];
        var details = version is { } former && !versions.IsEmpty
            ? versions.Single(one => one.Version == former).Details
            : (await queries.DetailsAsync(grant, [measurement], cancellation)).GetValueOrDefault(measurement);
        return new(stored, details, OriginalJson.Readable(stored.Body, stored.BodyIndex, own), versions);
    }
}
