using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Gateway;

/// <summary>Patients, one for each controller's record, and the person that they are of. The log is on disk before the first byte.</summary>
internal sealed class PatientEndpoints(ClientAccess clients, ClientPatients patients, RecordQueries records)
{
    public async Task GetAsync(HttpContext context)
    {
        if (!RecordKey.TryParse(context.GetRouteValue("id") as string, out var key))
        {
            await RefuseAsync(context);
            return;
        }

        var opening = patients.Open(clients.Grant(context.User), ClientActions.Read, key, context.RequestAborted);
        var found = await FindAsync(opening, context.RequestAborted);

        await (found switch
        {
            [] => RefuseAsync(context),
            [var record] when key.Controller is not null => GiveAsync(context, record.Key, Number(record.Version), record.Updated, PatientResource.Of(record)),
            _ => GiveAsync(context, key, VersionOf(found), found.Max(record => record.Updated), PatientResource.Of(found)),
        });
    }

    public Task SearchAsync(HttpContext context) => SearchAsync(context, SearchRequest.InQuery(context.Request));

    public async Task PostSearchAsync(HttpContext context)
    {
        var (given, refused) = await SearchRequest.InFormAsync(context.Request, context.RequestAborted);
        await (refused is null ? SearchAsync(context, given) : FhirAnswer.RefuseAsync(context, refused));
    }

    private async Task SearchAsync(HttpContext context, IReadOnlyCollection<GivenParameter> given)
    {
        if (!PatientSearchReader.TryRead(given, SearchRequest.IsStrict(context.Request), out var search, out var refusal))
        {
            await FhirAnswer.RefuseAsync(context, refusal);
            return;
        }

        var grant = clients.Grant(context.User);
        var opening = search.Number is { } number
            ? patients.Open(grant, ClientActions.Search, number, context.RequestAborted)
            : patients.Open(grant, ClientActions.Search, search.Key!.Value, context.RequestAborted);
        var found = await FindAsync(opening, context.RequestAborted);
        var applied = search.Applied.Length > 0 ? search.Applied : opening.Patient is { } located ? $"{PatientSearchReader.Id}={located.Patient}" : "";

        var address = FhirAnswer.Base(context);
        await FhirAnswer.SearchsetAsync(context, found.Count, $"{address}/Patient?{applied}", null, [], SearchForm.AsksForCount(given) ? [] : found);
    }

    private async Task<IReadOnlyList<PatientRecord>> FindAsync(PatientOpening opening, CancellationToken cancellation)
    {
        var found = opening.Patient is { } located ? await records.OfAsync(opening.Grant, located.Patient, cancellation) : [];
        await opening.Logged;
        return found;
    }

    private static Task GiveAsync(HttpContext context, RecordKey key, string version, DateTimeOffset updated, CutResource patient) =>
        FhirAnswer.GiveAsync(context, version, updated, () => patient.Whole(key.ToString(), version, updated));

    private static Task RefuseAsync(HttpContext context) => FhirAnswer.RefuseAsync(context, new(RefusalCode.RecordUnknown, "Patient.id"));

    /// <summary>The person has the version of all its records together, as this client may read them.</summary>
    private static string VersionOf(IReadOnlyList<PatientRecord> found) =>
        Convert.ToHexStringLower(Fingerprint.Of([.. found.Select(record => $"{record.Controller}/{record.Version}")]));

    private static string Number(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
