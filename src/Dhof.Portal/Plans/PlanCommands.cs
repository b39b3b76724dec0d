using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Plans;

/// <summary>
/// Writes the plan of the clinician's own organisation. Whoever acts says which version of the draft they saw: of two at once the second is told who was first, and nothing of the
/// first is overwritten. Draft, version and change are one transaction; the act is in the access log before.
/// </summary>
public sealed class PlanCommands(IDbContextFactory<PortalDatabase> databases, AccessLog log, PlanForms forms, TimeProvider clock)
{
    /// <summary>Saves the draft, finished or not. Where none is open one is begun.</summary>
    /// <param name="seen">The version of the draft that was seen; 0 for none.</param>
    public Task<Outcome> SaveAsync(PatientGrant grant, PlanContent content, int seen, CancellationToken cancellation) =>
        ActAsync(grant, AccessLog.PlanSaved, seen, draft => draft is null || draft.Version == seen, PlanDraftState.Open, content, null, cancellation);

    /// <summary>Throws the draft away; <see cref="RestoreAsync"/> takes it up again.</summary>
    public Task<Outcome> DiscardAsync(PatientGrant grant, int seen, CancellationToken cancellation) =>
        ActAsync(grant, AccessLog.PlanDiscarded, seen, draft => draft is { State: PlanDraftState.Open } && draft.Version == seen, PlanDraftState.Discarded, null, null, cancellation);

    /// <summary>Takes up again what was thrown away.</summary>
    public Task<Outcome> RestoreAsync(PatientGrant grant, int seen, CancellationToken cancellation) =>
        ActAsync(grant, AccessLog.PlanRestored, seen, draft => draft is { State: PlanDraftState.Discarded } && draft.Version == seen, PlanDraftState.Open, null, null, cancellation);

    /// <summary>Makes the next version of the plan. What is not complete is refused.</summary>
    /// <param name="seen">The version of the draft that was seen; 0 for none.</param>
    public Task<Outcome> AgreeAsync(PatientGrant grant, PlanContent content, PlanAgreement agreement, int seen, CancellationToken cancellation) =>
        PlanCheck.Faults(content, forms.Urls).IsEmpty && !agreement.Faults(NorwegianTime.Day(clock.GetUtcNow())).Any()
            ? ActAsync(grant, AccessLog.PlanAgreed, seen, draft => draft is null || draft.Version == seen, PlanDraftState.Agreed, content, agreement, cancellation)
            : Task.FromResult<Outcome>(new Outcome.Refused(OutcomeRefusal.Incomplete));

    /// <param name="may">Whether the draft that stands is the one that was seen, in the state that the act needs.</param>
    /// <param name="content">What the draft says from now on; null to leave it.</param>
    /// <param name="agreement">With it the draft becomes a version.</param>
    private async Task<Outcome> ActAsync(
        PatientGrant grant, string act, int seen, Func<PlanDraftRow?, bool> may, PlanDraftState state, PlanContent? content, PlanAgreement? agreement, CancellationToken cancellation)
    {
        if (!grant.MayWritePlan)
        {
            return new Outcome.Refused(OutcomeRefusal.Unknown);
        }

        var (clinician, controller) = (grant.Clinician, grant.Clinician.Organisation);
        await log.WriteAsync(AccessEntry.On(grant, act, InformationTypes.Plans, controller), cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var held = await database.Visible<PlanVersionRow>(grant).Select(row => new { row.Controller, row.Number }).ToListAsync(cancellation);

        if (held.Count > 0 && held.All(version => version.Controller != controller))
        {
            // One plan for each patient, as far as anybody can see: a second one would say something else.
            return new Outcome.Refused(OutcomeRefusal.KeptElsewhere);
        }

        var draft = await database.Visible<PlanDraftRow>(grant).SingleOrDefaultAsync(row => row.Controller == controller, cancellation);

        if (!may(draft) || (draft is null && seen != 0))
        {
            return draft is null ? new Outcome.Refused(OutcomeRefusal.Unknown) : IsRepeated(draft, clinician, seen, state, content) ? Outcome.Done : SavedBy(draft);
        }

        if (draft is null)
        {
            draft = database.Add(new PlanDraftRow { Patient = grant.Patient, Controller = controller }).Entity;
        }
        else
        {
            database.Attach(draft);
        }

        if (content is not null && draft.State != PlanDraftState.Open)
        {
            // Begun here: what was received before is another draft's.
            draft.Set(null);
        }

        (draft.State, draft.At, draft.By, draft.ByRole) = (state, clock.GetUtcNow(), clinician.Name, clinician.Role);
        draft.Content = content is null ? draft.Content : PlanJson.Write(content);
        draft.Version++;

        if (agreement is not null)
        {
            database.Add(new PlanVersionRow
            {
                Patient = grant.Patient,
                Controller = controller,
                Number = held.Where(version => version.Controller == controller).Select(version => version.Number).DefaultIfEmpty().Max() + 1,
                Content = draft.Content,
                AgreedByPatient = agreement.ByPatient,
                AgreedWith = agreement.With.Trim(),
                AgreedOn = agreement.On!.Value,
                At = draft.At,
                Author = clinician.Key,
                AuthorName = clinician.Name,
                AuthorRole = clinician.Role,
            });
        }

        database.RecordChange(grant.Patient, Area.Plans);

        try
        {
            await database.SaveChangesAsync(cancellation);
            return Outcome.Done;
        }
        catch (DbUpdateException)
        {
            // Somebody was first: answer by what stands now. Whatever else went wrong is not ours to explain.
            await using var again = await databases.CreateDbContextAsync(cancellation);
            var standing = await again.Visible<PlanDraftRow>(grant).SingleOrDefaultAsync(row => row.Controller == controller, cancellation);

            if (standing is null || standing.Version == seen)
            {
                throw;
            }

            return IsRepeated(standing, clinician, seen, state, content) ? Outcome.Done : SavedBy(standing);
        }
    }

    /// <summary>The same act of the same person, once more: a button that was pressed twice.</summary>
    private static bool IsRepeated(PlanDraftRow draft, Clinician clinician, int seen, PlanDraftState state, PlanContent? content) =>
        draft.Version == seen + 1 && draft.State == state && (draft.By, draft.ByRole) == (clinician.Name, clinician.Role) && (content is null || draft.Content == PlanJson.Write(content));

    private static Outcome.Refused SavedBy(PlanDraftRow draft) => new(OutcomeRefusal.AlreadyHandled, RoleWords.Person(draft.By, draft.ByRole), draft.At);
}
