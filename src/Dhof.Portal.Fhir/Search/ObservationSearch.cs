using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search that was understood.</summary>
/// <param name="Patient">Whose measurements, unless <paramref name="Number"/> says it.</param>
/// <param name="Statuses">Null: any.</param>
/// <param name="Count">Entries of a page; 0 asks for the total alone.</param>
/// <param name="Applied">What was understood, without the patient: the query of the self link.</param>
public sealed record ObservationSearch(
    PatientId? Patient,
    IdentityNumber? Number,
    MeasurementSearch Measurements,
    ImmutableHashSet<string>? Statuses,
    int Count,
    bool WantsTotal,
    string Applied);
