using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Data;

#pragma warning disable RS0030 // The one file that may name the sets: here every clinical row meets its grant.

public sealed partial class PortalDatabase
{
    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();

    public DbSet<ClinicianRow> Clinicians => Set<ClinicianRow>();

    /// <summary>Read by folder Access, to decide; a relation is not clinical content.</summary>
    public DbSet<CareRelationRow> CareRelations => Set<CareRelationRow>();

    /// <summary>As above.</summary>
    public DbSet<DeclaredRelationRow> DeclaredRelations => Set<DeclaredRelationRow>();

    public DbSet<SharingRow> Sharing => Set<SharingRow>();

    /// <summary>What patients keep from others. Read by folder Access too, to decide: which controllers are closed is no clinical content.</summary>
    public IQueryable<SharingRow> Closed => Sharing.Where(sharing => sharing.State != SharingState.Open);

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    public DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();

    /// <summary>How far sources have been copied: instants and counts.</summary>
    public DbSet<CopyCheckpointRow> CopyCheckpoints => Set<CopyCheckpointRow>();

    public DbSet<AccessLogRow> AccessLog => Set<AccessLogRow>();

    public DbSet<DemoRegionRow> DemoRegions => Set<DemoRegionRow>();

    /// <summary>How much refused input was kept and not kept: counts of machines.</summary>
    public DbSet<QuarantineQuotaRow> QuarantineQuotas => Set<QuarantineQuotaRow>();

    /// <summary>The rows of one opened patient, of the controllers and the information types that the grant opens.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IQueryable<T> Visible<T>(PatientGrant grant)
        where T : class, IClinicalRow
    {
        clock.Demand(grant.Until);
        List<OrganisationNumber> controllers = [.. grant.Controllers];

        return grant.Types.HasFlag(T.InformationType)
            ? Set<T>().AsNoTracking().Where(row => row.Patient == grant.Patient && controllers.Contains(row.Controller))
            : Set<T>().AsNoTracking().Where(_ => false);
    }

    /// <summary>The rows of all patients that the organisation follows now, of the controllers that its care relations open.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IQueryable<T> Visible<T>(CaseloadGrant grant)
        where T : class, IClinicalRow
    {
        clock.Demand(grant.Until);
        var now = clock.GetUtcNow();
        var (organisation, types) = grant.Scope;

        return types.HasFlag(T.InformationType)
            ? from row in Set<T>().AsNoTracking()
              join relation in CareRelations on new { row.Patient, row.Controller } equals new { relation.Patient, relation.Controller }
              where relation.Organisation == organisation && relation.Kind != CareRelationKind.SelfDeclared && relation.From <= now && (relation.To == null || relation.To > now)
              where row.Controller == organisation || !Closed.Any(closed => closed.Patient == row.Patient && closed.Controller == row.Controller)
              select row
            : Set<T>().AsNoTracking().Where(_ => false);
    }

    /// <summary>The same of some of the patients.</summary>
    /// <param name="only">Null for all.</param>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IQueryable<T> Visible<T>(CaseloadGrant grant, IReadOnlyCollection<PatientId>? only)
        where T : class, IClinicalRow
    {
        var patients = only?.ToList();
        return patients is null ? Visible<T>(grant) : Visible<T>(grant).Where(row => patients.Contains(row.Patient));
    }

    /// <summary>The rows that a machine may read: whole controllers. Tracked, because the engine changes what it reads.</summary>
    public IQueryable<T> Visible<T>(ControllerGrant grant)
        where T : class, IClinicalRow
    {
        List<OrganisationNumber> controllers = [.. grant.Reads];
        List<OrganisationNumber> own = [.. grant.Writes];
        return Set<T>().Where(row => controllers.Contains(row.Controller)
            && (own.Contains(row.Controller) || !Closed.Any(closed => closed.Patient == row.Patient && closed.Controller == row.Controller)));
    }

    /// <summary>The rows of the controllers that a machine writes for: what it must not overwrite, told to nobody. Tracked.</summary>
    public IQueryable<T> Written<T>(ControllerGrant grant)
        where T : class, IClinicalRow
    {
        List<OrganisationNumber> controllers = [.. grant.Writes];
        return Set<T>().Where(row => controllers.Contains(row.Controller));
    }

    /// <summary>What a machine client sent and was refused, for the controllers that it may write for now. Tracked.</summary>
    public IQueryable<QuarantineRow> Quarantined(ControllerGrant grant)
    {
        List<OrganisationNumber> controllers = [.. grant.Writes];
        var client = grant.Client;
        return Set<QuarantineRow>().Where(row => row.Client == client && controllers.Contains(row.Controller));
    }

    /// <summary>The alerts of other systems, with what they are shown as, of the controllers that a machine client may write for. Tracked.</summary>
    public IQueryable<ReceivedIssueRow> Received(ControllerGrant grant)
    {
        List<OrganisationNumber> controllers = [.. grant.Writes];
        return Set<ReceivedIssueRow>().Include(row => row.Raised).Where(row => controllers.Contains(row.Controller));
    }

    /// <summary>What the organisation as controller was sent and could not read. Whoever lists it leaves out the content.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IQueryable<QuarantineRow> Visible(QuarantineGrant grant)
    {
        clock.Demand(grant.Until);
        var controller = grant.Controller;
        return Set<QuarantineRow>().AsNoTracking().Where(row => row.Controller == controller);
    }

    /// <summary>
    /// The access log of the opened patient, as the controller answers for it: whoever was given what the reader's own organisation holds, whatever the organisation's own people
    /// and machines did, and whoever was refused. What another organisation did with what others hold is not its to tell.
    /// </summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IQueryable<AccessLogRow> Uses(PatientGrant grant)
    {
        clock.Demand(grant.Until);
        var own = grant.Clinician.Organisation;
        var number = own.ToString();

        return grant.Types.HasFlag(InformationTypes.AccessLog) && grant.Controllers.Contains(own)
            ? AccessLog.AsNoTracking().Where(row => row.Patient == grant.Patient && (row.Organisation == own || row.Refusal != null || row.Controllers.Contains(number)))
            : AccessLog.AsNoTracking().Where(_ => false);
    }

    /// <summary>What the clinician of the grant has marked as seen of the opened patient, acting for this organisation; nobody else's marks.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IQueryable<SeenMarkRow> SeenMarks(PatientGrant grant)
    {
        clock.Demand(grant.Until);
        var (key, organisation, opens) = (grant.Clinician.Key, grant.Clinician.Organisation, grant.Types.HasFlag(InformationTypes.Measurements));
        return Set<SeenMarkRow>().AsNoTracking().Where(mark => opens && mark.Patient == grant.Patient && mark.Clinician == key && mark.Organisation == organisation);
    }

    /// <summary>The same of all patients of the clinician's list.</summary>
    /// <param name="clinician">Whose list it is.</param>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    /// <exception cref="ArgumentException">It is somebody else's list.</exception>
    public IQueryable<SeenMarkRow> SeenMarks(CaseloadGrant grant, Clinician clinician)
    {
        if (!grant.IsOf(clinician))
        {
            throw new ArgumentException("Marks are their clinician's own.", nameof(clinician));
        }

        var (key, organisation, opens) = (clinician.Key, clinician.Organisation, grant.Types.HasFlag(InformationTypes.Measurements));
        var records = Visible<PatientRecordRow>(grant);
        return Set<SeenMarkRow>().AsNoTracking().Where(mark => opens && mark.Clinician == key && mark.Organisation == organisation && records.Any(record => record.Patient == mark.Patient));
    }

    /// <summary>Who has an identity number. Read by folder Access, to decide; who is found is told to nobody whom the policy refuses.</summary>
    public IQueryable<PatientId> PersonOf(IdentityNumber number)
    {
        var digits = number.Value;
        return Set<PersonRow>().AsNoTracking().Where(person => person.IdentityNumber == digits).Select(person => person.Id);
    }

    /// <summary>Which controllers hold a record of a person. Read by folder Access, to decide.</summary>
    public IQueryable<OrganisationNumber> HoldersOf(PatientId patient) => Set<PatientRecordRow>().AsNoTracking().Where(record => record.Patient == patient).Select(record => record.Controller);

    /// <summary>The identity number of the opened patient.</summary>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public IQueryable<string> IdentityNumber(PatientGrant grant)
    {
        clock.Demand(grant.Until);
        return Set<PersonRow>().AsNoTracking().Where(person => person.Id == grant.Patient && grant.Types.HasFlag(InformationTypes.Demographics)).Select(person => person.IdentityNumber);
    }

    /// <summary>The persons of whom the machine may read a record.</summary>
    public IQueryable<PersonRow> Persons(ControllerGrant grant)
    {
        var records = Visible<PatientRecordRow>(grant);
        return Set<PersonRow>().AsNoTracking().Where(person => records.Any(record => record.Patient == person.Id));
    }

    /// <summary>The identity number of a patient of whom the machine may read a record.</summary>
    public IQueryable<string> IdentityNumber(ControllerGrant grant, PatientId patient)
    {
        var records = Visible<PatientRecordRow>(grant);
        return Set<PersonRow>().AsNoTracking().Where(person => person.Id == patient && records.Any(record => record.Patient == person.Id)).Select(person => person.IdentityNumber);
    }
}
