using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Plans;

namespace Dhof.Portal.Gateway;

/// <summary>
/// Where a controller's own system sends a self-treatment plan: POST for the first, PUT for what shall come after a version that it has read. It is stored as a draft and agreed with nobody, so it is accepted (202) and
/// has no address until somebody has agreed it here.
/// </summary>
internal sealed class PlanInEndpoint(ClientAccess clients, PlanIntake intake, RefusedEntries refused, TimeProvider clock)
{
    public Task PostAsync(HttpContext context) => FhirEndpoints.WithBodyAsync(context, json => Preconditions.AreAny(context.Request)
        ? RefuseAsync(context, json, new(RefusalCode.ConditionalRequest, "Resource"))
        : TakeAsync(context, json, null));

    public Task PutAsync(HttpContext context) => FhirEndpoints.WithBodyAsync(context, json =>
        !Preconditions.TryRead(context.Request, out var conditions) || conditions.Identifier is not null ? RefuseAsync(context, json, new(RefusalCode.ConditionalRequest, "Resource"))
        : conditions.Version is not { } version ? RefuseAsync(context, json, new(RefusalCode.PlanVersionMissing, "http.If-Match"))
        : ReadEndpoints.Number(context, "id") is not { } id ? RefuseAsync(context, json, new(RefusalCode.PlanUnknown, "CarePlan.id"))
        : TakeAsync(context, json, new(id, version)));

    private async Task TakeAsync(HttpContext context, ReadOnlyMemory<byte> json, RevisedPlan? revised)
    {
        if (EnvelopeReader.ReadResource(json, out var unread) is not { } entry)
        {
            await RefuseAsync(context, json, unread!);
            return;
        }

        var (refusal, taken) = await intake.TakeAsync(clients.Grant(context.User), entry.Resource, revised, clock.GetUtcNow(), context.RequestAborted);

        if (refusal is null)
        {
            await FhirAnswer.WriteAsync(context, taken.As == PlanTakenAs.Known ? StatusCodes.Status200OK : StatusCodes.Status202Accepted, OperationOutcomes.Drafted());
            return;
        }

        if (taken.As == PlanTakenAs.OtherVersion)
        {
            context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"W/\"{taken.Version}\"");
        }

        await FhirAnswer.RefuseAsync(context, refusal);
    }

    private async Task RefuseAsync(HttpContext context, ReadOnlyMemory<byte> json, Refusal refusal)
    {
        await refused.KeepAsync(clients.Grant(context.User), json, ReceivedForm.Resource, refusal, clock.GetUtcNow(), context.RequestAborted);
        await FhirAnswer.RefuseAsync(context, refusal);
    }
}
