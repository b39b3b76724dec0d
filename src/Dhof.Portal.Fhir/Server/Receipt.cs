namespace Dhof.Portal.Fhir.Server;

/// <summary>What became of one resource: stored under an id, or refused.</summary>
/// <param name="Id">Of the stored measurement; of a refusal, the one that it contradicts, or 0.</param>
/// <param name="Version">The version that was stored, or that was known.</param>
/// <param name="IsNew">False where the same identifier and content was stored before.</param>
/// <param name="Received">When the row under the id was received, where this is known.</param>
public readonly record struct Receipt(long Id, int Version, bool IsNew, DateTimeOffset? Received, Refusal? Refusal)
{
    /// <summary>The type of the resource.</summary>
    public string Type { get; init; } = ResourceTypes.Observation;

    /// <param name="contradicts">The stored measurement that the entry contradicts.</param>
    public static Receipt Refused(Refusal refusal, long contradicts = 0) => new(contradicts, 0, false, null, refusal);
}
