namespace Dhof.Portal.Domain.Plans;

/// <summary>One time at which a plan asks for something.</summary>
/// <param name="Begins">What is done from here on counts: the day's beginning, or the end of the window before it on the same day.</param>
/// <param name="Before">When it is due.</param>
/// <param name="Ends">Until when the follow-up waits.</param>
public readonly record struct DueWindow(DateTimeOffset Begins, DateTimeOffset Before, DateTimeOffset Ends);
