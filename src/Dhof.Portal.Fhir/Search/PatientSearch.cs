using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search of Patient that was understood: one of the two is named.</summary>
/// <param name="Applied">The query of the self link; empty where the patient was named by number.</param>
public sealed record PatientSearch(RecordKey? Key, IdentityNumber? Number, string Applied);
