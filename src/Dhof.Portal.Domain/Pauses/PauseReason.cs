namespace Dhof.Portal.Domain.Pauses;

/// <summary>Why a patient is not followed up for a time. Stored by number, which never changes.</summary>
public enum PauseReason
{
    /// <summary>Away: on holiday, visiting, out of reach of the equipment.</summary>
    Away = 1,

    /// <summary>Somebody else looks after the patient: a hospital, a nursing home.</summary>
    Admitted = 2,

    /// <summary>Said in words.</summary>
    Other = 3,
}
