using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Quarantine;

namespace Dhof.Portal.Worklist;

/// <summary>What one patient's place and row are made of, whatever the time is. Used by one reading of a list at a time.</summary>
/// <param name="Alerts">The open ones, worst and oldest first, and after them what is closed and to be looked at again.</param>
/// <param name="Unread">What came and could not be read, oldest first.</param>
/// <param name="Pauses">Null for one whose follow-up was never paused.</param>
internal sealed record WorklistPatient(PatientId Patient, PatientRecordRow Record, ImmutableArray<StandingAlert> Alerts, ImmutableArray<UnreadInput> Unread, LimitHistory Limits, PauseHistory? Pauses)
{
    private readonly Dictionary<MeasurementKind, ImmutableArray<Reading>> _trends = [];
    private WorklistRow? _row;

    public bool HasMatters => Alerts.Length > 0 || Unread.Length > 0 || Pauses is not null;

    /// <summary>The readings of one kind from an instant on, read once.</summary>
    /// <param name="read">Reads them; what is older than the instant later is left out.</param>
    public ImmutableArray<Reading> Trend(MeasurementKind kind, DateTimeOffset from, Func<IReadOnlyList<Reading>> read)
    {
        var all = _trends.TryGetValue(kind, out var there) ? there : _trends[kind] = [.. read()];
        return all is [{ At: var first }, ..] && first < from ? _trends[kind] = [.. all.Where(reading => reading.At >= from)] : all;
    }

    /// <summary>The row as it was before where it says the same, so that whoever draws it sees at a glance that nothing is new.</summary>
    public WorklistRow Same(WorklistRow row) => _row is { } before && before == row ? before : _row = row;
}
