using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Writes who looked at what, before they see it. If the log cannot be written, nothing is opened.</summary>
public sealed class AccessLog(IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    public const string PatientOpened = "patient.open";
    public const string CaseloadOpened = "caseload.open";
    public const string QuarantineOpened = "quarantine.open";
    public const string SharingDecided = "sharing.decide";
    public const string PersonSought = "person.find";
    public const string RelationDeclared = "relation.declare";
    public const string RelationEnded = "relation.end";
    public const string OriginOpened = "origin.open";
    public const string UnreadOpened = "unread.open";
    public const string LogOpened = "log.open";
    public const string LogExported = "log.export";
    public const string LimitSet = "limit.set";
    public const string LimitApproved = "limit.approve";
    public const string LimitTakenBack = "limit.take-back";
    public const string AccessExplained = "access.explain";
    public const string AlertActed = "alert.act";
    public const string PauseActed = "pause.act";
    public const string SeenMarked = "news.seen";
    public const string SeenUndone = "news.undo";
    public const string GreensSeen = "greens.seen";
    public const string GreensSeenTogether = "greens.seen-together";
    public const string GreensUndone = "greens.undo";
    public const string NewsCopied = "news.copy";
    public const string PlanSaved = "plan.save";
    public const string PlanDiscarded = "plan.discard";
    public const string PlanRestored = "plan.restore";
    public const string PlanAgreed = "plan.agree";

    public Task WriteAsync(AccessEntry entry, CancellationToken cancellation) => WriteAllAsync([entry], cancellation);

    /// <summary>One act on several patients: an entry for each of them, or none.</summary>
    public async Task WriteAllAsync(IEnumerable<AccessEntry> entries, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        database.AccessLog.AddRange(entries.Select(Row));
        await database.SaveChangesAsync(cancellation);
    }

    private AccessLogRow Row(AccessEntry entry) => new()
    {
        At = clock.GetUtcNow(),
        Clinician = entry.Clinician.Key,
        Name = entry.Clinician.Name,
        Role = entry.Clinician.Role,
        Organisation = entry.Clinician.Organisation,
        Patient = entry.Patient,
        Action = entry.Action,
        Controllers = string.Join(',', entry.Controllers),
        Refusal = entry.Refusal,
        Policy = AccessPolicy.Version,
        Purpose = entry.Attestation?.Purpose,
        Relation = entry.Attestation?.Relation,
        Decision = entry.Attestation?.DecisionRef.Id,
        Types = entry.Types,
        Source = entry.Source?.Value,
        Failure = entry.Failure,
        Reason = entry.Reason,
        ReasonText = entry.ReasonText,
    };
}
