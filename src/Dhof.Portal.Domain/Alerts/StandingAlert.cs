using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>An alert and what was done with it.</summary>
/// <param name="Controller">Whose it is: only its people claim and close it.</param>
/// <param name="RaisedAt">When the portal raised it, UTC.</param>
public sealed record StandingAlert(long Id, OrganisationNumber Controller, DateTimeOffset RaisedAt, OpenAlert Alert, AlertLife Life)
{
    /// <summary>UTC; null while it is open. Without <see cref="AlertLife.Closing"/> the portal closed it.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public bool IsOpen => ClosedAt is null;

    public Severity Severity => Alert.Severity;

    /// <summary>As an act names it: which one, and how serious it was for whoever acts.</summary>
    public SeenAlert Seen => new(Id, Severity) { AssignedTo = Life.Assignment?.To };
}

/// <summary>An alert as a clinician saw it when they acted.</summary>
public readonly record struct SeenAlert(long Id, Severity Severity)
{
    /// <summary>Whose it was to deal with it; null for nobody's.</summary>
    public Assignee? AssignedTo { get; init; }
}
