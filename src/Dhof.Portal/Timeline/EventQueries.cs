using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Measurements;
using Dhof.Portal.News;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Timeline;

/// <summary>Puts together what each slice offers to the list of events. A new type of event is one line here.</summary>
public sealed class EventQueries(MeasurementEvents measurements, AlertEvents alerts, PauseEvents pauses, GreenEvents greens)
{
    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<PatientEvent>> SinceAsync(PatientGrant grant, DateTimeOffset from, LimitHistory limits, CancellationToken cancellation)
    {
        IEnumerable<PatientEvent> all =
        [
            .. await measurements.SinceAsync(grant, from, limits, cancellation),
            .. LimitEvents.Since(limits, from),
            .. await alerts.SinceAsync(grant, from, cancellation),
            .. await pauses.SinceAsync(grant, from, cancellation),
            .. await greens.SinceAsync(grant, from, cancellation),
        ];
        return [.. all.Order(PatientEvent.NewestFirst)];
    }
}
