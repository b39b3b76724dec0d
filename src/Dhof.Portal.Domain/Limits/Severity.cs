namespace Dhof.Portal.Domain.Limits;

/// <summary>How far from the patient's expected range. The order is the order of concern. Stored by number, which never changes.</summary>
public enum Severity
{
    /// <summary>Nothing came that could be judged: no colour, and never green.</summary>
    None = -1,

    Green = 0,
    Yellow = 1,
    Red = 2,
}
