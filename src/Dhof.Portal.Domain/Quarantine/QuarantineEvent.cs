namespace Dhof.Portal.Domain.Quarantine;

/// <summary>What happened to a refused input. Stored: values are never reused.</summary>
public enum QuarantineEvent
{
    Kept = 1,

    Handled = 2,

    /// <summary>Marked as handled, and taken back.</summary>
    Undone = 3,

    /// <summary>Somebody asked to have it tried again.</summary>
    RetryAsked = 4,

    /// <summary>Tried again, and still refused.</summary>
    StillRefused = 5,

    /// <summary>Tried again, and stored.</summary>
    Taken = 6,

    /// <summary>Stored once, and later refused again.</summary>
    RefusedAgain = 7,
}
