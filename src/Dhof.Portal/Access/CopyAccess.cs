using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Access;

/// <summary>The grant of the portal where it copies a source for its controller, and the log of what it asks. What cannot be logged is not asked.</summary>
public sealed class CopyAccess(AccessLogWriter log, TimeProvider clock)
{
    public const string Copied = "source.copy";

    /// <summary>The name under which it is kept what a source sent.</summary>
    public static string ClientOf(SourceKey source) => $"source:{source}";

    /// <summary>The controller's own: as if it had posted what is copied.</summary>
    public ControllerGrant Open(SourceKey source, OrganisationNumber controller) => AccessPolicy.ForClient(ClientOf(source), [controller], [controller]);

    /// <param name="patient">About whom; null for what has changed, whoever it is about.</param>
    public Task LogAsync(ControllerGrant grant, SourceKey source, InformationTypes types, PatientId? patient, CancellationToken cancellation) => log.WriteAsync(
        new()
        {
            At = clock.GetUtcNow(),
            Clinician = grant.Client,
            Name = grant.Client,
            Role = ClinicianRole.Client,
            Organisation = grant.Writes[0],
            Patient = patient,
            Action = Copied,
            Controllers = grant.Writes[0].ToString(),
            Policy = AccessPolicy.Version,
            Source = source.Value,
            Types = types,
        },
        cancellation);
}
