namespace Dhof.Portal.Domain.Events;

/// <summary>What a line of an event stands on, so that its origin can be opened.</summary>
/// <param name="Kind">Whose id it is: each slice opens its own.</param>
public readonly record struct EventOrigin(PatientEventKind Kind, long Id);
