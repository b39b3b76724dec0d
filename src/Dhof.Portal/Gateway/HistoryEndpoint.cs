using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>The address of every version of one Observation. Versions that came together share a body, which is opened once.</summary>
internal sealed class HistoryEndpoint(ClientAccess clients, OriginalReader originals, OpenedBodies bodies)
{
    public Task GetAsync(HttpContext context)
    {
        var grant = clients.Grant(context.User);

        if (FhirEndpoints.Number(context, "id") is not { } id || originals.History(grant, id) is not { Count: > 0 } versions)
        {
            return FhirAnswer.RefuseAsync(context, new(RefusalCode.ObservationUnknown, "Observation.id"));
        }

        var opened = bodies.Open(grant, versions.Select(version => version.Body));
        var address = string.Create(CultureInfo.InvariantCulture, $"{FhirAnswer.Base(context)}/Observation/{id}");
        return FhirAnswer.WriteAsync(
            context,
            StatusCodes.Status200OK,
            HistoryBundle.Of(address, id, [.. versions.Select(version => new ReceivedVersion(version.Version, opened[version.Body][version.BodyIndex], version.Received))]));
    }
}
