using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts;

/// <summary>Section <c>Alerts</c>. The defaults are this project's proposal (docs/safety.md).</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>A claim ends when whoever made it has done nothing for so long.</summary>
    public TimeSpan FollowUpLasts { get; init; } = AlertTimes.Default.FollowUpLasts;

    /// <summary>Opening time within which a red is promised.</summary>
    public TimeSpan RedWithin { get; init; } = AlertTimes.Default.RedWithin;

    public TimeSpan LongestSnooze { get; init; } = AlertTimes.Default.LongestSnooze;

    /// <summary>After how long without anything a patient counts as inactive.</summary>
    public TimeSpan InactiveAfter { get; init; } = InactivePatient.Usual;

    /// <summary>Local time of each weekday.</summary>
    public TimeOnly Opens { get; init; } = new(8, 0);

    /// <summary>Local time of each weekday.</summary>
    public TimeOnly Closes { get; init; } = new(15, 30);

    /// <summary>Weekdays on which the unit is closed: public holidays, as 2026-12-25.</summary>
    public IReadOnlyList<DateOnly> ClosedDays { get; init; } = [];

    /// <summary>What organisations decide for themselves; one that is not named has the hours above, no teams and no chain.</summary>
    public IReadOnlyList<OrganisationAlertOptions> Organisations { get; init; } = [];

    public AlertTimes Times => new(FollowUpLasts, RedWithin, LongestSnooze);

    public OpeningHours Hours => new(Opens, Closes, [.. ClosedDays], NorwegianTime.Zone);

    public OrganisationAlertOptions Of(OrganisationNumber organisation) => Organisations.FirstOrDefault(one => one.Number == organisation) ?? OrganisationAlertOptions.None;

    /// <summary>When an organisation is at work: as it says itself, otherwise as all are.</summary>
    public OpeningHours HoursOf(OrganisationNumber organisation)
    {
        var own = Of(organisation);
        return new(own.Opens ?? Opens, own.Closes ?? Closes, [.. own.ClosedDays.Count > 0 ? own.ClosedDays : ClosedDays], NorwegianTime.Zone);
    }

    internal bool IsValid => FollowUpLasts > TimeSpan.Zero && RedWithin > TimeSpan.Zero && LongestSnooze > TimeSpan.Zero && LongestSnooze <= TimeSpan.FromDays(31) && RedWithin <= TimeSpan.FromHours(24) && Closes > Opens && InactiveAfter >= TimeSpan.FromDays(2) && InactiveAfter <= TimeSpan.FromDays(60);
}
