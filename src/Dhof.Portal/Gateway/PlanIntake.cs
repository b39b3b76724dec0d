using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Plans;

namespace Dhof.Portal.Gateway;

/// <summary>From a posted CarePlan to a draft of the patient's plan: reads it, finds the patient, stores, and keeps what is refused.</summary>
internal sealed class PlanIntake(PersonLocator persons, ReceivedPlans plans, RefusedEntries refused)
{
    /// <param name="revised">Which plan in which version the sender had before it; null for a first plan.</param>
    /// <returns>A refusal with the version that stands, where another one was expected.</returns>
    public async Task<(Refusal? Refusal, PlanTaken Taken)> TakeAsync(ControllerGrant grant, ReadOnlyMemory<byte> json, RevisedPlan? revised, DateTimeOffset received, CancellationToken cancellation)
    {
        var (refusal, taken) = await StoreAsync(grant, json, revised, received, cancellation);

        // Who expected another version was told which one stands, and sends again by it.
        if (refusal is not null && refusal.Code != RefusalCode.VersionOther)
        {
            await refused.KeepAsync(grant, json, ReceivedForm.Resource, refusal, received, cancellation);
        }

        return (refusal, taken);
    }

    /// <summary>The same, and what is refused is not kept.</summary>
    public async Task<(Refusal? Refusal, PlanTaken Taken)> StoreAsync(ControllerGrant grant, ReadOnlyMemory<byte> json, RevisedPlan? revised, DateTimeOffset received, CancellationToken cancellation)
    {
        if (!CarePlanMapping.TryRead(json.Span, out var mapped, out var refusal))
        {
            return (refusal, default);
        }

        if ((mapped.Controller ?? (grant.Writes is [var own, ..] ? own : (OrganisationNumber?)null)) is not { } controller || !grant.Writes.Contains(controller))
        {
            return (new(RefusalCode.ControllerNotYours, "CarePlan.author"), default);
        }

        if (!persons.Find(grant, [(controller, mapped.Subject)]).TryGetValue((controller, mapped.Subject), out var patient))
        {
            return (new(RefusalCode.PatientUnknown, "CarePlan.subject.identifier"), default);
        }

        var taken = await plans.TakeAsync(grant, new(patient, controller, mapped.Content, new(mapped.Author is { } author ? $"{author} ({grant.Client})" : grant.Client, mapped.Saying, received)), revised, cancellation);
        return (Refused(taken), taken);
    }

    private static Refusal? Refused(PlanTaken taken) => taken.As switch
    {
        PlanTakenAs.Drafted or PlanTakenAs.Known => null,
        PlanTakenAs.Exists => new(RefusalCode.PlanExists, "CarePlan.id"),
        PlanTakenAs.DraftOpen => new(RefusalCode.PlanDraftOpen, "CarePlan"),
        PlanTakenAs.OtherVersion => new(RefusalCode.VersionOther, "CarePlan.meta.versionId", $"The present version is {taken.Version}."),
        _ => new(RefusalCode.PlanUnknown, "CarePlan.id"),
    };
}
