using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Plans;

namespace Dhof.Portal.Gateway;

/// <summary>Finds one page of a search of self-treatment plans: a patient has one for each controller that keeps one, each as it stands when its page is read.</summary>
internal sealed class PlanPages(ReportedPlans plans) : Pages<PlanSearch>
{
    public override async ValueTask<SearchPage> FindAsync(ControllerGrant grant, PatientId patient, Search<PlanSearch> search, SearchProgress? from, CancellationToken cancellation)
    {
        var all = await plans.OfAsync(grant, patient, cancellation);
        var horizon = from?.Horizon ?? new(all.Select(plan => plan.Id).DefaultIfEmpty().Max(), 0);
        var wanted = all.Where(plan => plan.Id <= horizon.Through && search.Wanted.Wants(plan)).ToList();
        var total = from is not null ? from.Total : search.WantsTotal ? wanted.Count : (int?)null;

        if (search.Wanted.NewestFirst)
        {
            wanted.Reverse();
        }

        var left = wanted.Where(plan => from is null || IsAfter(Place(plan), from.After, search.Wanted.NewestFirst)).ToList();
        var page = left.Take(search.Count).ToList();
        return new(
            [.. page.Select(plan => (new FoundRow(plan.Id, plan.Version.Number, Place(plan).Key, plan.Updated, 0, 0), CarePlanResource.Of(plan)))],
            horizon,
            total,
            page.Count > 0 && left.Count > page.Count ? Place(page[^1]) : null);
    }

    private static SearchPosition Place(ReportedPlan plan) => new(plan.From.ToUnixTimeMilliseconds(), plan.Id);

    private static bool IsAfter(SearchPosition place, SearchPosition other, bool newestFirst) =>
        (place.Key, place.Id).CompareTo((other.Key, other.Id)) is var order && (newestFirst ? order < 0 : order > 0);
}
