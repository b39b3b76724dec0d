namespace Dhof.Portal.Domain.Alerts;

/// <summary>How far an alert has come, as others are told.</summary>
public enum AlertStatus
{
    /// <summary>Findings may still join it.</summary>
    Open,

    Closed,

    /// <summary>Closed because nothing is left of what it rested on.</summary>
    Withdrawn,
}
