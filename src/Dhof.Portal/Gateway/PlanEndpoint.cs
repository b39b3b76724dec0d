using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Plans;

namespace Dhof.Portal.Gateway;

/// <summary>The address of one self-treatment plan. The log is on disk before the first byte.</summary>
internal sealed class PlanEndpoint(ClientAccess clients, ClientPatients patients, ReportedPlans plans)
{
    public async Task GetAsync(HttpContext context)
    {
        var grant = clients.Grant(context.User);
        var plan = ReadEndpoints.Number(context, "id") is { } id ? await plans.FindAsync(grant, id, context.RequestAborted) : null;

        if (plan is null)
        {
            await patients.NobodyAsync(grant, ClientActions.Read, context.RequestAborted);
            await FhirAnswer.RefuseAsync(context, new(RefusalCode.PlanUnknown, "CarePlan.id"));
            return;
        }

        await patients.Open(grant, ClientActions.Read, plan.Record, context.RequestAborted).Logged;
        var version = plan.Version.Number.ToString(CultureInfo.InvariantCulture);
        await FhirAnswer.GiveAsync(context, version, plan.Updated, () => CarePlanResource.Of(plan).Whole(plan.Id.ToString(CultureInfo.InvariantCulture), version, plan.Updated));
    }
}
