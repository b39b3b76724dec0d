using Dhof.Portal.Domain.Alerts.Acts;

namespace Dhof.Portal.Domain.Pauses;

/// <summary>A time in which a patient is not followed up.</summary>
/// <param name="Text">What else is said about it; empty for nothing.</param>
/// <param name="By">Who paused.</param>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC; earlier than what was set where it was ended, or another took its place.</param>
public sealed record FollowUpPause(PauseReason Reason, string Text, Performer By, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Until an instant, if it would last longer.</summary>
    internal FollowUpPause EndedAt(DateTimeOffset at) => this with { Until = at < From ? From : at < Until ? at : Until };
}
