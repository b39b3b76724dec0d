using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Patients;

/// <summary>One patient, open on one page. Made by the page, handed to its panels, gone with the page; it never becomes another patient.</summary>
public sealed class OpenPatient(PatientAccess access, PatientGrant grant, TimeProvider clock)
{
    private static readonly TimeSpan s_renewBefore = TimeSpan.FromMinutes(1);

    private PatientGrant _grant = grant;

    /// <summary>Access ended while the page was open.</summary>
    public event Action? Ended;

    public PatientId Patient => _grant.Patient;

    public InformationTypes Types => _grant.Types;

    /// <summary>Read once for all panels of the page.</summary>
    public SharedLimits Limits { get; } = new();

    /// <summary>A grant that holds for at least a minute; null where access has ended.</summary>
    public async Task<PatientGrant?> GrantAsync(CancellationToken cancellation)
    {
        if (_grant.Until - clock.GetUtcNow() > s_renewBefore)
        {
            return _grant;
        }

        if (await access.RenewAsync(_grant, cancellation) is { } renewed)
        {
            return _grant = renewed;
        }

        Ended?.Invoke();
        return null;
    }
}
