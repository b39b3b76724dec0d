namespace Dhof.Portal.Domain.Events;

/// <summary>What an item of the list of events is. The name stands in the address as a filter; within one instant a later kind stands above an earlier one.</summary>
public enum PatientEventKind
{
    /// <summary>What was measured in one go.</summary>
    Measurement,

    /// <summary>An alert was raised, something was done with it, the follow-up was paused, or greens were seen.</summary>
    Alert,

    /// <summary>Other limits came into force.</summary>
    Limit,

    /// <summary>Something that another organisation holds, as its source answered.</summary>
    Shared,
}
