using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Access;

/// <summary>Opens the list of what the clinician's organisation was sent and could not read. Every opening is in the access log, and every refusal.</summary>
public sealed class QuarantineAccess(AccessLog log, TimeProvider clock)
{
    /// <returns>Null for a role that sees no measurements.</returns>
    public async Task<QuarantineGrant?> OpenAsync(Clinician clinician, CancellationToken cancellation)
    {
        var grant = AccessPolicy.OpenQuarantine(clinician, clock.GetUtcNow());
        await log.WriteAsync(new(clinician, AccessLog.QuarantineOpened) { Controllers = grant is null ? [] : [grant.Controller], Refusal = grant is null ? AccessRefusal.NotForRole : null, Types = grant is null ? null : InformationTypes.Measurements }, cancellation);
        return grant;
    }

    /// <summary>A list that stays open asks again, without a new entry.</summary>
    public QuarantineGrant? Renew(QuarantineGrant grant) => AccessPolicy.OpenQuarantine(grant.Clinician, clock.GetUtcNow());
}
