using System.Collections.Immutable;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>The list of all patients, read once for all who have the same one open.</summary>
public sealed class SharedPatientList(PatientListQueries queries, TimeProvider clock)
    : SharedReading<ImmutableArray<PatientListRow>>(grant => queries.ReadAsync(grant, CancellationToken.None), clock);
