using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Alerts;

/// <summary>When something became known of the readings of one patient and controller, by kind: new readings, and where corrected ones stand and stood.</summary>
internal sealed class Touched(PatientId patient, OrganisationNumber controller)
{
    private readonly Dictionary<MeasurementKind, List<DateTimeOffset>> _times = [];

    public PatientId Patient => patient;

    public OrganisationNumber Controller => controller;

    public void Add(MeasurementKind kind, IEnumerable<DateTimeOffset> at)
    {
        if (!_times.TryGetValue(kind, out var times))
        {
            times = _times[kind] = [];
        }

        times.AddRange(at);
    }

    /// <summary>All that was touched of some kinds, earliest first; empty where nothing was.</summary>
    public DateTimeOffset[] Of(IEnumerable<MeasurementKind> kinds) => [.. kinds.SelectMany(kind => _times.GetValueOrDefault(kind, [])).Order()];

    /// <summary>Whether something was touched at an instant or in the window before it.</summary>
    /// <param name="touched">Earliest first.</param>
    public static bool IsIn(DateTimeOffset[] touched, DateTimeOffset at, TimeSpan window)
    {
        var place = Array.BinarySearch(touched, at);
        var before = place >= 0 ? place : ~place - 1;
        return before >= 0 && at - touched[before] <= window;
    }
}
