namespace Dhof.Portal.Domain.Measurements;

/// <summary>One part of a total.</summary>
/// <param name="Snomed">Its code in SNOMED CT.</param>
/// <param name="Possible">The points that the part can have.</param>
public sealed record ScorePart(string Snomed, LocalText Name, ValueRange Possible);
