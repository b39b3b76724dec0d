using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Data;

/// <summary>What a page came to: the checkpoint that it leads to, and what was counted.</summary>
/// <param name="At">Null where the checkpoint stays.</param>
public sealed record CopyStep(DateTimeOffset? At, int Stored, int Refused, int Unknown);

/// <summary>A resource that is about to be taken in.</summary>
/// <param name="Updated">When the version counts as stored, by the source's clock.</param>
public sealed record BegunResource(string Id, PatientId Patient, DateTimeOffset Updated);

/// <summary>How far sources have been copied: what was taken in of which resource, whom they know by which id, and the checkpoint of each type.</summary>
public sealed class CopyProgress(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    /// <summary>Whom the controller of a source has a record of.</summary>
    public async Task<IReadOnlyDictionary<PatientId, IdentityNumber>> PersonsAsync(ControllerGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        Dictionary<PatientId, IdentityNumber> persons = [];

        foreach (var person in await database.Persons(grant).ToListAsync(cancellation))
        {
            if (IdentityNumber.TryParse(person.IdentityNumber, out var number))
            {
                persons[person.Id] = number;
            }
        }

        return persons;
    }

    public async Task<IReadOnlyList<CopiedPatientRow>> PatientsAsync(ControllerGrant grant, SourceKey source, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var key = source.Value;
        return await database.Visible<CopiedPatientRow>(grant).AsNoTracking().Where(row => row.Source == key).ToListAsync(cancellation);
    }

    /// <summary>Keeps by which ids a source knows a patient.</summary>
    public async Task FoundAsync(ControllerGrant grant, SourceKey source, PatientId patient, string ids, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var row = await FindAsync(database, grant, source, patient, cancellation)
            ?? database.Add(new CopiedPatientRow { Source = source.Value, Patient = patient, Controller = grant.Writes[0], Ids = ids }).Entity;
        row.Ids = ids;
        await database.SaveChangesAsync(cancellation);
    }

    public async Task WholeAsync(ControllerGrant grant, SourceKey source, PatientId patient, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        (await FindAsync(database, grant, source, patient, cancellation))!.WholeAt = clock.GetUtcNow();
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>Those whom the controller has no record of any more: should it have one again, everything is read again.</summary>
    public async Task ForgetAsync(ControllerGrant grant, SourceKey source, IReadOnlyCollection<PatientId> patients, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var key = source.Value;
        database.RemoveRange(await database.Visible<CopiedPatientRow>(grant).Where(row => row.Source == key && patients.Contains(row.Patient)).ToListAsync(cancellation));
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>What has been taken in of some resources.</summary>
    public async Task<IReadOnlyDictionary<string, CopiedResourceRow>> TakenAsync(ControllerGrant grant, SourceKey source, string type, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var key = source.Value;
        return await database.Visible<CopiedResourceRow>(grant).AsNoTracking().Where(row => row.Source == key && row.Type == type && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
    }

    /// <summary>What has been taken in of one patient and not been found gone since.</summary>
    public async Task<IReadOnlyList<string>> HeldAsync(ControllerGrant grant, SourceKey source, string type, PatientId patient, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var key = source.Value;
        return await database.Visible<CopiedResourceRow>(grant).Where(row => row.Source == key && row.Type == type && row.Patient == patient && !row.IsDeleted).Select(row => row.Id).ToListAsync(cancellation);
    }

    /// <summary>Says that these are about to be taken in, for the first time or again after they had been found gone.</summary>
    public async Task BeginAsync(ControllerGrant grant, SourceKey source, string type, IReadOnlyCollection<BegunResource> resources, CancellationToken cancellation)
    {
        if (resources.Count == 0)
        {
            return;
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var (key, ids) = (source.Value, resources.Select(resource => resource.Id).ToList());
        var known = await database.Visible<CopiedResourceRow>(grant).Where(row => row.Source == key && row.Type == type && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);

        foreach (var begun in resources)
        {
            var row = known.GetValueOrDefault(begun.Id) ?? database.Add(new CopiedResourceRow { Source = key, Type = type, Id = begun.Id, Patient = begun.Patient, Controller = grant.Writes[0] }).Entity;
            (row.Version, row.Updated, row.IsDeleted) = (null, begun.Updated, false);
        }

        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>Says which versions were taken in, and how far that leads: in one transaction, after they were stored.</summary>
    public async Task StepAsync(ControllerGrant grant, SourceKey source, string type, IReadOnlyDictionary<string, (string Version, DateTimeOffset Updated)> taken, CopyStep step, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var (key, ids) = (source.Value, taken.Keys);

        foreach (var row in await database.Visible<CopiedResourceRow>(grant).Where(row => row.Source == key && row.Type == type && ids.Contains(row.Id)).ToListAsync(cancellation))
        {
            (row.Version, row.Updated) = taken[row.Id];
        }

        var checkpoint = await CheckpointAsync(database, source, type, cancellation);
        checkpoint.At = step.At > checkpoint.At || checkpoint.At is null ? step.At ?? checkpoint.At : checkpoint.At;
        checkpoint.CopiedAt = clock.GetUtcNow();
        (checkpoint.Stored, checkpoint.Refused, checkpoint.Unknown) = (checkpoint.Stored + step.Stored, checkpoint.Refused + step.Refused, checkpoint.Unknown + step.Unknown);
        await database.SaveChangesAsync(cancellation);
    }

    public async Task DeletedAsync(ControllerGrant grant, SourceKey source, string type, string id, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var key = source.Value;
        (await database.Visible<CopiedResourceRow>(grant).SingleAsync(row => row.Source == key && row.Type == type && row.Id == id, cancellation)).IsDeleted = true;
        await database.SaveChangesAsync(cancellation);
    }

    public async Task<IReadOnlyList<CopyCheckpointRow>> CheckpointsAsync(SourceKey source, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var key = source.Value;
        return await database.CopyCheckpoints.AsNoTracking().Where(row => row.Source == key).ToListAsync(cancellation);
    }

    /// <summary>Where the copying of changes of a type begins.</summary>
    public Task StartAsync(SourceKey source, string type, DateTimeOffset? at, CancellationToken cancellation) => ChangeAsync(source, [type], row => (row.At, row.DeletedAt) = (at, at), cancellation);

    public Task DeletionsKnownAsync(SourceKey source, string type, DateTimeOffset? at, CancellationToken cancellation) => ChangeAsync(source, [type], row => row.DeletedAt = at, cancellation);

    /// <summary>Says that what the source had at an instant is copied, of every type.</summary>
    public Task CompleteAsync(SourceKey source, IReadOnlyCollection<string> types, DateTimeOffset at, CancellationToken cancellation) => ChangeAsync(source, types, row => row.CompleteTo = at, cancellation);

    private async Task ChangeAsync(SourceKey source, IReadOnlyCollection<string> types, Action<CopyCheckpointRow> change, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);

        foreach (var type in types)
        {
            change(await CheckpointAsync(database, source, type, cancellation));
        }

        await database.SaveChangesAsync(cancellation);
    }

    private static async Task<CopyCheckpointRow> CheckpointAsync(PortalDatabase database, SourceKey source, string type, CancellationToken cancellation)
    {
        var key = source.Value;
        return await database.CopyCheckpoints.SingleOrDefaultAsync(row => row.Source == key && row.Type == type, cancellation) ?? database.CopyCheckpoints.Add(new() { Source = key, Type = type }).Entity;
    }

    private static async Task<CopiedPatientRow?> FindAsync(PortalDatabase database, ControllerGrant grant, SourceKey source, PatientId patient, CancellationToken cancellation)
    {
        var key = source.Value;
        return await database.Visible<CopiedPatientRow>(grant).SingleOrDefaultAsync(row => row.Source == key && row.Patient == patient, cancellation);
    }
}
