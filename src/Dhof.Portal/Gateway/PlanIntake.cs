using System.Globalization;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Plans;

namespace Dhof.Portal.Gateway;

/// <summary>From a CarePlan that came alone to a draft of the patient's plan: reads it and what it was put with, finds the patient, stores.</summary>
internal sealed class PlanIntake(PersonLocator persons, ReceivedPlans plans)
{
    /// <summary>Whether an entry is for here.</summary>
    public static bool Takes(EnvelopeEntry entry) => entry.Refusal is null && (entry.Put is not null || entry.Whole.Equals(entry.Resource)) && CarePlanMapping.IsPlan(entry.Resource.Span);

    /// <param name="arrived">When it came.</param>
    /// <returns>Not new where the same draft stands. A refusal has the version that stands, where another one was expected.</returns>
    public async Task<Receipt> StoreAsync(ControllerGrant grant, EnvelopeEntry entry, DateTimeOffset arrived, CancellationToken cancellation)
    {
        if (Revised(entry.Put, out var revised) is { } condition)
        {
            return Receipt.Refused(condition);
        }

        if (!CarePlanMapping.TryRead(entry.Resource.Span, out var mapped, out var refusal))
        {
            return Receipt.Refused(refusal);
        }

        if ((mapped.Controller ?? (grant.Writes is [var own, ..] ? own : (OrganisationNumber?)null)) is not { } controller || !grant.Writes.Contains(controller))
        {
            return Receipt.Refused(new(RefusalCode.ControllerNotYours, "CarePlan.author"));
        }

        if (!persons.Find(grant, [(controller, mapped.Subject)]).TryGetValue((controller, mapped.Subject), out var patient))
        {
            return Receipt.Refused(new(RefusalCode.PatientUnknown, "CarePlan.subject.identifier"));
        }

        var taken = await plans.TakeAsync(grant, new(patient, controller, mapped.Content, new(mapped.Author is { } author ? $"{author} ({grant.Client})" : grant.Client, mapped.Saying, arrived)), revised, cancellation);
        return new(0, taken.Version, taken.As == PlanTakenAs.Drafted, null, Refused(taken)) { Type = ResourceTypes.CarePlan };
    }

    /// <summary>Which version of which plan it shall come after; null for a first plan.</summary>
    private static Refusal? Revised(PutRequest? put, out RevisedPlan? revised)
    {
        revised = null;

        if (put is null)
        {
            return null;
        }

        if (put.Other is not null || (put.IfMatch is { } match && Preconditions.OneVersion(match) is null))
        {
            return new(RefusalCode.ConditionalRequest, "Resource");
        }

        if (put.IfMatch is null)
        {
            return new(RefusalCode.PlanVersionMissing, "http.If-Match");
        }

        revised = long.TryParse(put.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id, Preconditions.OneVersion(put.IfMatch)!.Value) : null;
        return revised is null ? new(RefusalCode.PlanUnknown, "CarePlan.id") : null;
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
