using Dhof.Portal.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>The worklist, read once for all who have the same one open, and of a patient of whom nothing changed not again.</summary>
public sealed class SharedWorklist(KeptWorklists kept, TimeProvider clock)
    : SharedReading<WorklistReading>(grant => kept.ReadAsync(grant, CancellationToken.None), clock);
