using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Access;

/// <summary>Opens the list of the patients that a clinician's organisation follows: one entry in the log for the list.</summary>
public sealed class CaseloadAccess(AccessLog log, TimeProvider clock)
{
    public async Task<CaseloadGrant> OpenAsync(Clinician clinician, CancellationToken cancellation)
    {
        var grant = AccessPolicy.OpenCaseload(clinician, clock.GetUtcNow());
        await log.WriteAsync(new(clinician, AccessLog.CaseloadOpened) { Controllers = [grant.Organisation], Types = grant.Types }, cancellation);
        return grant;
    }

    /// <summary>A list that stays open asks again, without a new entry. Whose patients it shows is read from the care relations each time.</summary>
    public CaseloadGrant Renew(CaseloadGrant grant) => AccessPolicy.Renew(grant, clock.GetUtcNow());
}
