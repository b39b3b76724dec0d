namespace Dhof.Portal.Fhir.Server;

/// <summary>What became of one Observation: stored under an id, or refused.</summary>
/// <param name="IsNew">False where the same identifier and content was stored before.</param>
/// <param name="Received">When the row under the id was received, where this is known.</param>
public readonly record struct Receipt(long Id, bool IsNew, DateTimeOffset? Received, Refusal? Refusal)
{
    public static Receipt Refused(Refusal refusal) => new(0, false, null, refusal);
}
