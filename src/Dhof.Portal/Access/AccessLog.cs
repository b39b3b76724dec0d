using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Writes who looked at what, before they see it. If the log cannot be written, nothing is opened.</summary>
public sealed class AccessLog(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    public const string PatientOpened = "patient.open";
    public const string CaseloadOpened = "caseload.open";
    public const string QuarantineOpened = "quarantine.open";
    public const string SharingDecided = "sharing.decide";
    public const string ClientSearched = "fhir.search";

    public async Task WriteAsync(Clinician clinician, string action, PatientId? patient, ImmutableArray<OrganisationNumber> controllers, AccessRefusal? refusal, CancellationToken cancellation, Attestation? attestation = null)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        database.AccessLog.Add(new()
        {
            At = clock.GetUtcNow(),
            Clinician = clinician.Key,
            Name = clinician.Name,
            Role = clinician.Role,
            Organisation = clinician.Organisation,
            Patient = patient,
            Action = action,
            Controllers = string.Join(',', controllers),
            Refusal = refusal,
            Policy = AccessPolicy.Version,
            Purpose = attestation?.Purpose,
            Relation = attestation?.Relation,
            Decision = attestation?.DecisionRef.Id,
        });
        await database.SaveChangesAsync(cancellation);
    }
}
