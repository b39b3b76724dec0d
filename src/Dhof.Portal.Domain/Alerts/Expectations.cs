using System.Collections.Immutable;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>What one controller's plan asks of one patient, what has come, and what has been seen of it already. What did not come follows from this alone, so it does not matter when, or how often, it is looked at.</summary>
/// <param name="Sight">Null where the controller's systems post to the portal: then what is not here has not come.</param>
/// <param name="Seen">By rule and series: when the latest was due that a clinician has closed an alert about.</param>
public sealed record Expectations(
    SelfTreatmentPlan Plan,
    ImmutableArray<Awaited> Awaited,
    SourceSight? Sight,
    IReadOnlyDictionary<(string Rule, string Series), DateTimeOffset> Seen,
    DateTimeOffset Now,
    TimeZoneInfo Zone)
{
    /// <summary>Effective time of the latest of anything that the controller holds, asked for or not; null where nothing ever came: then each single one is missing, and nobody has become inactive.</summary>
    public DateTimeOffset? LastOfAll { get; init; }

    /// <summary>After how long without anything the patient counts as inactive.</summary>
    public TimeSpan InactiveAfter { get; init; } = Rules.InactivePatient.Usual;

    /// <summary>While a follow-up is paused nobody expects anything.</summary>
    public PauseHistory Pauses { get; init; } = PauseHistory.None;

    /// <summary>The instant up to which the absence of something says anything.</summary>
    public DateTimeOffset Through => Sight is not { } sight ? Now : sight.CompleteTo is not { } complete ? DateTimeOffset.MinValue : complete < Now ? complete : Now;

    /// <summary>Something was due, and what its source had then is not here yet.</summary>
    public bool WaitsForSource => Through < Now && Awaited.Any(awaited => Missed(awaited, Now).Any(window => window.Ends > Through));

    /// <summary>The windows that have ended by an instant, in which and since which nothing came, and of which nobody has been told and has closed it; earliest first.</summary>
    public ImmutableArray<DueWindow> Missed(Awaited awaited, string rule, string series, DateTimeOffset through)
    {
        DateTimeOffset? seen = Seen.TryGetValue((rule, series), out var at) ? at : null;
        return [.. Missed(awaited, through).Where(window => !(window.Before <= seen))];
    }

    /// <summary>The same, whoever has been told.</summary>
    public ImmutableArray<DueWindow> Missed(Awaited awaited, DateTimeOffset through) => [.. DueWindows.Ended(Plan, awaited.Asked, awaited.Last, through, Zone).Where(window => !Pauses.Touches(window.Begins, window.Ends))];
}
