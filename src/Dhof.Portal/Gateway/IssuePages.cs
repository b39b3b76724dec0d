using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Gateway;

/// <summary>Finds one page of a search of alerts. They are sorted by when they were raised, which never changes; each is shown as it stands when its page is read.</summary>
internal sealed class IssuePages(ReportedAlerts alerts) : Pages<AlertSearch>
{
    public override async ValueTask<SearchPage> FindAsync(ControllerGrant grant, PatientId patient, Search<AlertSearch> search, SearchProgress? from, CancellationToken cancellation)
    {
        var all = await alerts.OfAsync(grant, patient, cancellation);
        var horizon = from?.Horizon ?? new(all.Select(alert => alert.Id).DefaultIfEmpty().Max(), 0);
        var wanted = all.Where(alert => alert.Id <= horizon.Through && search.Wanted.Wants(alert)).ToList();
        var total = from is not null ? from.Total : search.WantsTotal ? wanted.Count : (int?)null;

        if (search.Wanted.NewestFirst)
        {
            wanted.Reverse();
        }

        var left = wanted.Where(alert => from is null || IsAfter(Place(alert), from.After, search.Wanted.NewestFirst)).ToList();
        var page = left.Take(search.Count).ToList();
        return new(
            [.. page.Select(alert => (new FoundRow(alert.Id, alert.Version, Place(alert).Key, alert.Updated, 0, 0), DetectedIssueResource.Of(alert)))],
            horizon,
            total,
            page.Count > 0 && left.Count > page.Count ? Place(page[^1]) : null);
    }

    private static SearchPosition Place(ReportedAlert alert) => new(alert.RaisedAt.ToUnixTimeMilliseconds(), alert.Id);

    private static bool IsAfter(SearchPosition place, SearchPosition other, bool newestFirst) =>
        (place.Key, place.Id).CompareTo((other.Key, other.Id)) is var order && (newestFirst ? order < 0 : order > 0);
}
