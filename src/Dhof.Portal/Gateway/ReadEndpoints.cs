using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Gateway;

/// <summary>The addresses of one Observation and of one answered form: the present version, one version, and every version. The log is on disk before the first byte.</summary>
internal sealed class ReadEndpoints(ClientAccess clients, ClientPatients patients, OriginalReader originals, ResponseQueries responses, OpenedBodies bodies)
{
    public async Task GetObservationAsync(HttpContext context)
    {
        var grant = clients.Grant(context.User);
        var original = Number(context, "id") is { } id ? Asked(grant, id, context) : null;
        await GiveAsync(context, grant, original, new(RefusalCode.ObservationUnknown, "Observation.id"));
    }

    /// <summary>A form has one version.</summary>
    public async Task GetResponseAsync(HttpContext context)
    {
        var grant = clients.Grant(context.User);
        var original = context.GetRouteValue("version") is null or "1" && Number(context, "id") is { } id ? await responses.OriginalAsync(grant, id, context.RequestAborted) : null;
        await GiveAsync(context, grant, original, new(RefusalCode.ResponseUnknown, "QuestionnaireResponse.id"));
    }

    /// <summary>Versions that came together share a body, which is opened once.</summary>
    public async Task GetObservationHistoryAsync(HttpContext context)
    {
        var grant = clients.Grant(context.User);

        if (Number(context, "id") is not { } id || originals.History(grant, id) is not [var present, ..] versions)
        {
            await RefuseAsync(context, grant, new(RefusalCode.ObservationUnknown, "Observation.id"));
            return;
        }

        await patients.Open(grant, ClientActions.Read, present.Record, context.RequestAborted).Logged;
        var opened = bodies.Open(grant, versions.Select(version => version.Body));
        await HistoryAsync(context, id, [.. versions.Select(version => new ReceivedVersion(version.Version, opened[version.Body][version.BodyIndex], version.Received))]);
    }

    public async Task GetResponseHistoryAsync(HttpContext context)
    {
        var grant = clients.Grant(context.User);

        if (Number(context, "id") is not { } id || await responses.OriginalAsync(grant, id, context.RequestAborted) is not { } original)
        {
            await RefuseAsync(context, grant, new(RefusalCode.ResponseUnknown, "QuestionnaireResponse.id"));
            return;
        }

        await patients.Open(grant, ClientActions.Read, original.Record, context.RequestAborted).Logged;
        await HistoryAsync(context, id, [new(original.Version, new OpenedBody(original.Content)[original.Index], original.Received)]);
    }

    /// <summary>The present version, or the one that the address names.</summary>
    private Original? Asked(ControllerGrant grant, long id, HttpContext context) => context.GetRouteValue("version") is null
        ? originals.Find(grant, id)
        : Number(context, "version") is { } version and <= int.MaxValue ? originals.Find(grant, id, (int)version) : null;

    private async Task GiveAsync(HttpContext context, ControllerGrant grant, Original? original, Refusal unknown)
    {
        if (original is null)
        {
            await RefuseAsync(context, grant, unknown);
            return;
        }

        await patients.Open(grant, ClientActions.Read, original.Record, context.RequestAborted).Logged;
        await FhirAnswer.GiveAsync(
            context,
            original.Version.ToString(CultureInfo.InvariantCulture),
            original.Received,
            () => OriginalObservation.FromArray(Originals.Expand(original.Content), original.Index, Number(context, "id")!.Value, original.Version, original.Received));
    }

    private async Task RefuseAsync(HttpContext context, ControllerGrant grant, Refusal unknown)
    {
        await patients.NobodyAsync(grant, ClientActions.Read, context.RequestAborted);
        await FhirAnswer.RefuseAsync(context, unknown);
    }

    private static Task HistoryAsync(HttpContext context, long id, IReadOnlyList<ReceivedVersion> versions) => FhirAnswer.WriteAsync(
        context,
        StatusCodes.Status200OK,
        HistoryBundle.Of(string.Create(CultureInfo.InvariantCulture, $"{FhirAnswer.Base(context)}/{System.Text.Encoding.UTF8.GetString(versions[0].Resource.Type.Span)}/{id}"), id, versions));

    internal static long? Number(HttpContext context, string name) =>
        long.TryParse(context.GetRouteValue(name) as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
