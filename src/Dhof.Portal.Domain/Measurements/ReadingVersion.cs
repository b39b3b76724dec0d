namespace Dhof.Portal.Domain.Measurements;

/// <summary>One version of a measurement, with who said it and why: what stands beside a reading that was corrected or withdrawn.</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="Reading">As this version has it; that of a withdrawal is what was withdrawn.</param>
/// <param name="Received">When it became known here. UTC.</param>
/// <param name="By">Who measured or sent, as the message says it; null where it is silent.</param>
/// <param name="Reason">Why, in the sender's words; null for a first version and where the message is silent.</param>
/// <param name="Details">What the numbers of this version cannot say; null where they say it all.</param>
public sealed record ReadingVersion(int Version, Reading Reading, DateTimeOffset Received, string? By, string? Reason, MeasurementDetails? Details = null);
