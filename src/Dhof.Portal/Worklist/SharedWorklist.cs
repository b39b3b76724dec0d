using Dhof.Portal.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>The worklist, read once for all who have the same one open.</summary>
public sealed class SharedWorklist(WorklistQueries queries, TimeProvider clock)
    : SharedReading<WorklistReading>(grant => queries.ReadAsync(grant, CancellationToken.None), clock);
