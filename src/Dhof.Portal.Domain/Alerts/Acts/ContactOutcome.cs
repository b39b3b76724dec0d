namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>Whom the clinician reached. Stored by number, which never changes.</summary>
public enum ContactOutcome
{
    /// <summary>Judged from what was measured, without contact.</summary>
    None = 1,

    Patient = 2,

    NextOfKin = 3,

    HomeVisit = 4,

    /// <summary>A doctor or another colleague who takes part in the care.</summary>
    Colleague = 5,

    /// <summary>Nobody answered: a time to try again belongs to it.</summary>
    NoAnswer = 6,
}
