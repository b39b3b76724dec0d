using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>
/// Where a controller's own system sends a self-treatment plan: POST for the first, PUT for what shall come after a version that it has read. It is stored as a draft and agreed with nobody, so it is accepted (202) and
/// has no address until somebody has agreed it here.
/// </summary>
internal sealed class PlanInEndpoint(ClientAccess clients, Intake intake, RefusedEntries refused, TimeProvider clock)
{
    public Task PostAsync(HttpContext context) => FhirEndpoints.WithBodyAsync(context, json => Preconditions.AreAny(context.Request)
        ? RefuseAsync(context, json, new(RefusalCode.ConditionalRequest, "Resource"))
        : TakeAsync(context, json, null));

    public Task PutAsync(HttpContext context) => FhirEndpoints.WithBodyAsync(context, json => TakeAsync(context, json, Preconditions.OfPut(context.Request)));

    private async Task TakeAsync(HttpContext context, ReadOnlyMemory<byte> json, PutRequest? put)
    {
        if (EnvelopeReader.ReadResource(json, out var unread) is not { } alone)
        {
            await RefuseAsync(context, json, unread!);
            return;
        }

        if (!ResourceTypes.Is(alone.Resource.Span, ResourceTypes.CarePlan))
        {
            await RefuseAsync(context, json, new(RefusalCode.OtherType, "Resource"));
            return;
        }

        var receipt = (await intake.TakeAsync(clients.Grant(context.User), [put?.Entry(alone, ResourceTypes.CarePlan) ?? alone], true, clock.GetUtcNow(), context.RequestAborted))[0];

        if (receipt.Refusal is null)
        {
            await FhirAnswer.WriteAsync(context, receipt.IsNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK, OperationOutcomes.Drafted());
            return;
        }

        if (receipt.Refusal.Code == RefusalCode.VersionOther)
        {
            context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"W/\"{receipt.Version}\"");
        }

        await FhirAnswer.RefuseAsync(context, receipt.Refusal);
    }

    private async Task RefuseAsync(HttpContext context, ReadOnlyMemory<byte> json, Refusal refusal)
    {
        await refused.KeepAsync(clients.Grant(context.User), json, ReceivedForm.Resource, refusal, clock.GetUtcNow(), context.RequestAborted);
        await FhirAnswer.RefuseAsync(context, refusal);
    }
}
