using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Access;

/// <summary>Opens one patient for one machine client. Every opening is in the access log, those that found nobody too.</summary>
public sealed class ClientPatients(PatientLocator patients, AccessLogWriter log, TimeProvider clock)
{
    /// <param name="key">With a controller, only what that one holds is opened.</param>
    public PatientOpening Open(ControllerGrant grant, string action, RecordKey key, CancellationToken cancellation)
    {
        var located = patients.Find(grant, key.Patient);
        return Open(grant, action, key.Controller is { } controller ? located?.Only(controller) : located, key.Patient, cancellation);
    }

    public PatientOpening Open(ControllerGrant grant, string action, IdentityNumber number, CancellationToken cancellation)
    {
        var located = patients.Find(grant, number);
        return Open(grant, action, located, located?.Patient, cancellation);
    }

    /// <summary>Writes that a client asked for what is not there, or not open to it.</summary>
    public Task NobodyAsync(ControllerGrant grant, string action, CancellationToken cancellation) => Open(grant, action, null, null, cancellation).Logged;

    private PatientOpening Open(ControllerGrant grant, string action, LocatedPatient? located, PatientId? patient, CancellationToken cancellation) => new(located, AccessPolicy.Narrow(grant, located?.Controllers ?? []), log.WriteAsync(
        new()
        {
            At = clock.GetUtcNow(),
            Clinician = grant.Client,
            Name = grant.Client,
            Role = ClinicianRole.Client,
            Organisation = grant.Writes.Concat(grant.Reads).First(),
            Patient = patient,
            Action = action,
            Controllers = located is null ? "" : string.Join(',', located.Controllers),
            Refusal = located is null ? AccessRefusal.NoRecord : null,
            Policy = AccessPolicy.Version,
        },
        cancellation));
}

/// <summary>What opening a patient came to.</summary>
/// <param name="Patient">Null where no controller that the client reads has a record: unknown and closed are not told apart.</param>
/// <param name="Grant">What the client reads of this patient: nothing of the controllers that the patient keeps from it.</param>
/// <param name="Logged">The entry in the log is on disk. Nothing is answered before.</param>
public sealed record PatientOpening(LocatedPatient? Patient, ControllerGrant Grant, Task Logged);
