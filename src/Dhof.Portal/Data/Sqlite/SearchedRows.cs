using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Searches;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The rows of one type that searches find, of the controllers that the grant reads. A search sees what was known when it began.</summary>
public abstract class SearchedRows<TWanted>
    where TWanted : TimedSearch
{
    /// <summary>What is known now.</summary>
    public abstract SearchHorizon Now();

    /// <param name="horizon">What the search sees.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public abstract IReadOnlyList<FoundRow> Find(ControllerGrant grant, PatientId patient, TWanted search, SearchHorizon horizon, SearchPosition? after, int most);

    public abstract int Count(ControllerGrant grant, PatientId patient, TWanted search, SearchHorizon horizon);
}
