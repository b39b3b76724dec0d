namespace Dhof.Portal.Domain.Quarantine;

/// <summary>Where a refused input stands.</summary>
public enum QuarantineState
{
    /// <summary>Nobody has looked at it, and it has not become a measurement.</summary>
    Open,

    /// <summary>A clinician has dealt with it. It is not tried again by itself: a person has decided.</summary>
    Handled,

    /// <summary>It was tried again, was understood, and is stored.</summary>
    Taken,
}
