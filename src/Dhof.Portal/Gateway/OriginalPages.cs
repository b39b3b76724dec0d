using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Gateway;

/// <summary>Finds one page of a search of what was received: the rows, and their originals.</summary>
internal sealed class OriginalPages<TWanted>(SearchedRows<TWanted> reader, OpenedBodies bodies) : Pages<TWanted>
    where TWanted : TimedSearch
{
    public override ValueTask<SearchPage> FindAsync(ControllerGrant grant, PatientId patient, Search<TWanted> search, SearchProgress? from, CancellationToken cancellation) => new(Find(grant, patient, search, from));

    private SearchPage Find(ControllerGrant grant, PatientId patient, Search<TWanted> search, SearchProgress? from)
    {
        var horizon = from?.Horizon ?? reader.Now();
        var total = from is not null ? from.Total : search.WantsTotal ? Count(grant, patient, search, horizon) : null;

        if (search.Count == 0)
        {
            return new([], horizon, total, null);
        }

        // One more than the page holds says whether another follows. A status stands in the original only, so there every row is looked at.
        var most = search.Statuses is null ? search.Count + 1 : int.MaxValue;
        var rows = reader.Find(grant, patient, search.Wanted, horizon, from?.After, most);
        var found = search.Statuses is null ? [.. Originals(grant, rows)] : WithStatus(grant, rows, search).Take(search.Count + 1).ToList();

        if (found.Count <= search.Count)
        {
            return new(found, horizon, total, null);
        }

        found.RemoveAt(search.Count);
        return new(found, horizon, total, found[^1].Row.Position);
    }

    private int Count(ControllerGrant grant, PatientId patient, Search<TWanted> search, SearchHorizon horizon) => search.Statuses is null
        ? reader.Count(grant, patient, search.Wanted, horizon)
        : WithStatus(grant, reader.Find(grant, patient, search.Wanted, horizon, null, int.MaxValue), search).Count();

    private IEnumerable<(FoundRow Row, CutResource Resource)> WithStatus(ControllerGrant grant, IReadOnlyList<FoundRow> rows, Search<TWanted> search) =>
        Originals(grant, rows).Where(found => search.Statuses!.Contains(found.Resource.Status));

    private IEnumerable<(FoundRow Row, CutResource Resource)> Originals(ControllerGrant grant, IReadOnlyList<FoundRow> rows)
    {
        var opened = bodies.Open(grant, rows.Select(row => row.Body));
        return rows.Select(row => (row, opened[row.Body][row.BodyIndex]));
    }
}
