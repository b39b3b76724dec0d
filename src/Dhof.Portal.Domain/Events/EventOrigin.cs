namespace Dhof.Portal.Domain.Events;

/// <summary>What a line of an event stands on, so that its origin can be opened.</summary>
/// <param name="Kind">Whose id it is: each slice opens its own. Of an alert it is the answered form that it rests on.</param>
/// <param name="Key">Names what has no number of the portal's: an item of another organisation. Empty for all else.</param>
public readonly record struct EventOrigin(PatientEventKind Kind, long Id, string Key = "");
