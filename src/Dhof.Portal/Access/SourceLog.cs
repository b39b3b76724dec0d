using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Writes to the access log what was asked of which source about whom, before it is asked; and afterwards what came of it. If it cannot be written, nothing is asked.</summary>
public sealed class SourceLog(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    public const string Asked = "source.ask";
    public const string Answered = "source.answer";

    public Task AskedAsync(PatientGrant grant, SourceKey source, OrganisationNumber controller, InformationTypes types, CancellationToken cancellation) =>
        WriteAsync(grant, source, controller, types, Asked, null, cancellation);

    /// <param name="failure">Null where all was answered.</param>
    public Task AnsweredAsync(PatientGrant grant, SourceKey source, OrganisationNumber controller, InformationTypes types, SourceFailure? failure, CancellationToken cancellation) =>
        WriteAsync(grant, source, controller, types, Answered, failure, cancellation);

    private async Task WriteAsync(PatientGrant grant, SourceKey source, OrganisationNumber controller, InformationTypes types, string action, SourceFailure? failure, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        database.AccessLog.Add(new()
        {
            At = clock.GetUtcNow(),
            Clinician = grant.Clinician.Key,
            Name = grant.Clinician.Name,
            Role = grant.Clinician.Role,
            Organisation = grant.Clinician.Organisation,
            Patient = grant.Patient,
            Action = action,
            Controllers = controller.ToString(),
            Policy = AccessPolicy.Version,
            Purpose = grant.Attestation.Purpose,
            Relation = grant.Attestation.Relation,
            Decision = grant.Attestation.DecisionRef.Id,
            Source = source.Value,
            Types = types,
            Failure = failure,
        });
        await database.SaveChangesAsync(cancellation);
    }
}
