namespace Dhof.Portal.Domain.Changes;

/// <summary>Which part of a patient changed.</summary>
public enum Area
{
    Measurements = 1,
    Alerts = 2,
    Limits = 3,
    Patient = 4,

    /// <summary>Input that could not be read.</summary>
    Quarantine = 5,

    /// <summary>Answered forms.</summary>
    Questionnaires = 6,

    /// <summary>What may be seen of the patient: whoever has the patient open asks again.</summary>
    Sharing = 7,

    /// <summary>Self-treatment plans and their drafts.</summary>
    Plans = 8,
}
