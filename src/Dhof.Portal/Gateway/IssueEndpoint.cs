using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>The address of one alert. The log is on disk before the first byte.</summary>
internal sealed class IssueEndpoint(ClientAccess clients, ClientPatients patients, ReportedAlerts alerts)
{
    public async Task GetAsync(HttpContext context)
    {
        var grant = clients.Grant(context.User);
        var alert = ReadEndpoints.Number(context, "id") is { } id ? await alerts.FindAsync(grant, id, context.RequestAborted) : null;

        if (alert is null)
        {
            await patients.NobodyAsync(grant, ClientActions.Read, context.RequestAborted);
            await FhirAnswer.RefuseAsync(context, new(RefusalCode.IssueUnknown, "DetectedIssue.id"));
            return;
        }

        await patients.Open(grant, ClientActions.Read, alert.Record, context.RequestAborted).Logged;
        var version = alert.Version.ToString(CultureInfo.InvariantCulture);
        await FhirAnswer.GiveAsync(context, version, alert.Updated, () => DetectedIssueResource.Of(alert).Whole(alert.Id.ToString(CultureInfo.InvariantCulture), version, alert.Updated));
    }
}
