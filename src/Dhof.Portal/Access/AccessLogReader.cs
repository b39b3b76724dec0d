using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Reads who has used what the reader's own organisation holds of the opened patient. Opening the log and taking it out are acts of their own in it.</summary>
public sealed class AccessLogReader(IDbContextFactory<PortalDatabase> databases, AccessLog log)
{
    /// <summary>Why the grant does not open the log; null where it does.</summary>
    public static AccessRefusal? WhyNot(PatientGrant grant) => AccessPolicy.WhyNot(grant, InformationTypes.AccessLog);

    /// <returns>False where the grant does not open the log; the refusal is in it.</returns>
    public Task<bool> OpenAsync(PatientGrant grant, CancellationToken cancellation) => ActAsync(grant, AccessLog.LogOpened, cancellation);

    /// <param name="upTo">Of a page that is open; null for everything until now.</param>
    public async Task<AccessLogPage> ReadAsync(PatientGrant grant, AccessLogFilter filter, long? upTo, int most, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = filter.Of(database.Uses(grant));
        var last = upTo ?? await rows.MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        var told = rows.Where(row => row.Id <= last);
        var newest = await told.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most).ToListAsync(cancellation);
        var names = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        return new([.. newest.Select(row => AccessLogEntry.Of(row, grant.Clinician.Organisation, names))], await told.CountAsync(cancellation), last, await rows.CountAsync(row => row.Id > last, cancellation));
    }

    /// <summary>All of it as a file that Norwegian Excel opens; the entry about it is in it.</summary>
    /// <returns>Null where the grant does not open the log; the refusal is in it.</returns>
    public async Task<byte[]?> ExportAsync(PatientGrant grant, AccessLogFilter filter, CancellationToken cancellation) => await ActAsync(grant, AccessLog.LogExported, cancellation)
        ? AccessLogCsv.Write((await ReadAsync(grant, filter, null, int.MaxValue, cancellation)).Entries)
        : null;

    private async Task<bool> ActAsync(PatientGrant grant, string action, CancellationToken cancellation)
    {
        var refusal = WhyNot(grant);
        var entry = AccessEntry.On(grant, action, InformationTypes.AccessLog, grant.Clinician.Organisation);
        await log.WriteAsync(refusal is null ? entry : entry with { Controllers = [], Types = null, Refusal = refusal }, cancellation);
        return refusal is null;
    }
}
