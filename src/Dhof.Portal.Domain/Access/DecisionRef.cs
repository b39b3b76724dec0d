namespace Dhof.Portal.Domain.Access;

/// <summary>The decision that opened a patient, to be found again in the access log by whoever asks about it (ATT-46).</summary>
/// <param name="UserSelected">The clinician declared the relation; otherwise it follows from what is recorded (ATT-48).</param>
public sealed record DecisionRef(string Id, string Description, bool UserSelected);
