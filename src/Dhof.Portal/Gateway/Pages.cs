using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Gateway;

/// <summary>Finds the pages of searches of one type.</summary>
internal abstract class Pages<TWanted>
    where TWanted : TimedSearch
{
    /// <param name="from">Null for the first page.</param>
    public abstract ValueTask<SearchPage> FindAsync(ControllerGrant grant, PatientId patient, Search<TWanted> search, SearchProgress? from, CancellationToken cancellation);
}
