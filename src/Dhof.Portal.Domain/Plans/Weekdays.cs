namespace Dhof.Portal.Domain.Plans;

/// <summary>On which days of the week. Stored as a number.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,

    /// <summary>Monday to Friday.</summary>
    Working = 31,

    All = 127,
}
