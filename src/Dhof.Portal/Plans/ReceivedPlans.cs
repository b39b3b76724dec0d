using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Plans;

/// <summary>
/// Takes plans in from the controller's own system. What is received becomes a draft that says where it is from: agreed with a patient is only what somebody agrees here. An agreed plan stands until then, and a draft
/// that people write is never touched.
/// </summary>
public sealed class ReceivedPlans(IDbContextFactory<PortalDatabase> databases)
{
    /// <param name="revised">Null for a first plan.</param>
    /// <exception cref="UnauthorizedAccessException">The grant does not write for the controller; nothing was stored.</exception>
    public async Task<PlanTaken> TakeAsync(ControllerGrant grant, ReceivedPlan plan, RevisedPlan? revised, CancellationToken cancellation)
    {
        if (!grant.Writes.Contains(plan.Controller))
        {
            throw new UnauthorizedAccessException("The grant does not write for this controller.");
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var versions = await database.Written<PlanVersionRow>(grant).Where(row => row.Patient == plan.Patient && row.Controller == plan.Controller).OrderBy(row => row.Number).Select(row => new { row.Id, row.Number }).ToListAsync(cancellation);

        if (revised is null ? versions.Count > 0 : versions.Count == 0 || versions[0].Id != revised.Plan)
        {
            return new(revised is null ? PlanTakenAs.Exists : PlanTakenAs.Unknown, 0);
        }

        if (revised is not null && versions[^1].Number != revised.Version)
        {
            return new(PlanTakenAs.OtherVersion, versions[^1].Number);
        }

        var draft = await database.Written<PlanDraftRow>(grant).SingleOrDefaultAsync(row => row.Patient == plan.Patient && row.Controller == plan.Controller, cancellation);
        var written = PlanJson.Write(plan.Content);

        if (draft is { State: PlanDraftState.Open })
        {
            var isOwn = draft.ByRole == ClinicianRole.Client && draft.By == grant.Client;

            if (!isOwn || draft.Content == written)
            {
                return new(isOwn ? PlanTakenAs.Known : PlanTakenAs.DraftOpen, 0);
            }
        }

        draft ??= database.Add(new PlanDraftRow { Patient = plan.Patient, Controller = plan.Controller }).Entity;
        (draft.State, draft.Content, draft.At, draft.By, draft.ByRole) = (PlanDraftState.Open, written, plan.Origin.At, grant.Client, ClinicianRole.Client);
        draft.Set(plan.Origin);
        draft.Version++;
        database.RecordChange(plan.Patient, Area.Plans);

        try
        {
            await database.SaveChangesAsync(cancellation);
            return new(PlanTakenAs.Drafted, 0);
        }
        catch (DbUpdateException)
        {
            // Somebody began or saved a draft at the same moment, and goes before.
            return new(PlanTakenAs.DraftOpen, 0);
        }
    }
}
