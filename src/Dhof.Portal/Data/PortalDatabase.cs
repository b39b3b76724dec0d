using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Data;

/// <summary>
/// One context per operation. Clinical rows are read through <c>Visible</c> with a grant (see Visible.cs), and by nothing else; what is a directory,
/// a log or a checkpoint has a property here. Saving queues at the gate and then tells the feed what changed.
/// </summary>
public sealed partial class PortalDatabase(DbContextOptions<PortalDatabase> options, WriteGate gate, ChangeFeed feed, TimeProvider clock) : DbContext(options)
{
    /// <summary>Records that a patient changed, in the transaction of the next save.</summary>
    public void RecordChange(PatientId patient, Area area) => Add(new ChangeRow { Patient = patient, Area = area });

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A new record is a change of its person, whoever adds it: input that could not be tied to anybody is tried again.
        foreach (var record in ChangeTracker.Entries<PatientRecordRow>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.Patient).Distinct().ToArray())
        {
            RecordChange(record, Area.Patient);
        }

        foreach (var row in ChangeTracker.Entries<IVersionedRow>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Entity).ToArray())
        {
            (row.Version, row.Updated) = (row.Version + 1, clock.GetUtcNow());
        }

        ChangeRow[] changes = [.. ChangeTracker.Entries<ChangeRow>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];
        int saved;

        using (await gate.EnterAsync(cancellationToken))
        {
            saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

            foreach (var change in changes)
            {
                feed.Publish(change.ToDomain());
            }
        }

        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync: writers queue.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Conversions.UtcMilliseconds>();
        configurationBuilder.Properties<PatientId>().HaveConversion<Conversions.PatientIds>();
        configurationBuilder.Properties<OrganisationNumber>().HaveConversion<Conversions.OrganisationNumbers>();
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDatabase).Assembly);
}
