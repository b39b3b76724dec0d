namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>How long things last. Proposals of this project, to be approved by clinicians (docs/safety.md); an organisation sets its own.</summary>
/// <param name="FollowUpLasts">A claim ends when whoever made it has done nothing for so long.</param>
/// <param name="RedWithin">A red is promised within so much opening time of being raised.</param>
/// <param name="LongestSnooze">A snooze lasts no longer.</param>
public sealed record AlertTimes(TimeSpan FollowUpLasts, TimeSpan RedWithin, TimeSpan LongestSnooze)
{
    public static AlertTimes Default { get; } = new(TimeSpan.FromHours(2), TimeSpan.FromHours(1), TimeSpan.FromDays(7));
}
