using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Access;

/// <summary>Care relations that clinicians declare themselves, for a reason that stands in the access log, and end again.</summary>
public sealed class CareDeclarations(IDbContextFactory<PortalDatabase> databases, AccessDecisions decisions, AccessLog log, IOptions<AccessOptions> options, TimeProvider clock)
{
    /// <summary>How long a declared relation lasts.</summary>
    public TimeSpan Life => options.Value.DeclaredFor;

    /// <summary>Declares a relation to whoever has the number. It opens what the policy gives for a declared relation, and nothing that the patient keeps from others.</summary>
    /// <returns>Null where nothing may be opened: no such person, one who objects, or a declaration that may not be made. All are logged, and none told apart.</returns>
    public async Task<PatientId?> DeclareAsync(Clinician clinician, IdentityNumber number, DeclaredReason reason, string text, CancellationToken cancellation)
    {
        var person = await PersonSearch.PersonAsync(databases, number, cancellation);
        var now = clock.GetUtcNow();
        CareDeclaration declaration = new(person ?? PatientId.Nobody, clinician, reason, text.Trim(), now, now + Life);
        var mayDeclare = AccessPolicy.MayDeclare(clinician.Role) && declaration.IsComplete;
        var decision = await decisions.DecideAsync(clinician, declaration.Patient, cancellation, declared: mayDeclare ? declaration : null);
        var entry = AccessEntry.Of(clinician, AccessLog.RelationDeclared, person, decision) with { Reason = reason, ReasonText = declaration.Text };
        await log.WriteAsync(person is null ? entry with { Refusal = AccessRefusal.NoRecord } : entry, cancellation);

        if (decision.Grant is { IsDeclared: true })
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);
            database.DeclaredRelations.Add(new() { Patient = declaration.Patient, Clinician = clinician.Key, Organisation = clinician.Organisation, From = declaration.From, Until = declaration.Until });
            await database.SaveChangesAsync(cancellation);
        }

        return decision.Grant?.Patient;
    }

    /// <summary>Ends what the clinician has declared for the opened patient: pages that are open by it close at once.</summary>
    public async Task EndAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var (patient, key, now) = (grant.Patient, grant.Clinician.Key, clock.GetUtcNow());
        await log.WriteAsync(AccessEntry.On(grant, AccessLog.RelationEnded, grant.Types, grant.Controllers), cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        await database.DeclaredRelations.Where(row => row.Patient == patient && row.Clinician == key && row.EndedAt == null && row.Until > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation);
        database.RecordChange(patient, Area.Sharing);
        await database.SaveChangesAsync(cancellation);
    }
}
