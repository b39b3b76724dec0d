using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Searches;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search of what is about one patient, that was understood.</summary>
/// <param name="Patient">Whose, unless <paramref name="Number"/> says it; with a controller, what that one holds.</param>
/// <param name="Statuses">Null: any.</param>
/// <param name="Count">Entries of a page; 0 asks for the total alone.</param>
/// <param name="Applied">What was understood, without the patient: the query of the self link.</param>
public sealed record Search<TWanted>(
    RecordKey? Patient,
    IdentityNumber? Number,
    TWanted Wanted,
    ImmutableHashSet<string>? Statuses,
    int Count,
    bool WantsTotal,
    string Applied)
    where TWanted : TimedSearch;
