namespace Dhof.Portal.Domain.Limits;

/// <summary>How far from the patient's expected range. The order is the order of concern.</summary>
public enum Severity
{
    Green,
    Yellow,
    Red,
}
