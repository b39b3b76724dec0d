using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Gateway;

/// <summary>The controllers that a client reads or writes for. Nothing of a patient is in them, so they are not in the access log.</summary>
internal sealed class OrganisationEndpoints(ClientAccess clients, IDbContextFactory<PortalDatabase> databases)
{
    public async Task GetAsync(HttpContext context)
    {
        var found = OrganisationNumber.TryParse(context.GetRouteValue("id") as string, out var number) ? await FindAsync(context, one => one == number) : [];

        await (found is [var organisation]
            ? FhirAnswer.WriteAsync(context, StatusCodes.Status200OK, OrganizationResource.Of(organisation))
            : FhirAnswer.RefuseAsync(context, new(RefusalCode.OrganisationUnknown, "Organization.id")));
    }

    public Task SearchAsync(HttpContext context) => SearchAsync(context, SearchRequest.InQuery(context.Request));

    public async Task PostSearchAsync(HttpContext context)
    {
        var (given, refused) = await SearchRequest.InFormAsync(context.Request, context.RequestAborted);
        await (refused is null ? SearchAsync(context, given) : FhirAnswer.RefuseAsync(context, refused));
    }

    private async Task SearchAsync(HttpContext context, IReadOnlyCollection<GivenParameter> given)
    {
        if (!OrganizationSearchReader.TryRead(given, SearchRequest.IsStrict(context.Request), out var wanted, out var applied, out var refusal))
        {
            await FhirAnswer.RefuseAsync(context, refusal);
            return;
        }

        var address = FhirAnswer.Base(context);
        await FhirAnswer.WriteAsync(context, StatusCodes.Status200OK, OrganizationResource.Bundle(address, $"{address}/Organization?{applied}", await FindAsync(context, wanted), SearchForm.AsksForCount(given)));
    }

    private async Task<IReadOnlyList<KnownOrganisation>> FindAsync(HttpContext context, Predicate<OrganisationNumber> wanted)
    {
        var grant = clients.Grant(context.User);
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var known = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, context.RequestAborted);
        return
        [
            .. grant.Reads.Concat(grant.Writes).Distinct().Where(number => wanted(number)).OrderBy(number => number.Value)
                .Select(number => known.TryGetValue(number, out var row) ? new KnownOrganisation(number, row.Name, row.Kind) : new(number, null, null)),
        ];
    }
}
