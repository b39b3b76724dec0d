namespace Dhof.Portal.Domain.Limits;

/// <summary>A limit for one series of one patient, from an instant on. Limits are never changed: a new one follows.</summary>
/// <param name="ApprovedBy">The doctor who approved it; null: *Standardgrenser, ikke bekreftet av lege*.</param>
public sealed record Limit(string Series, LimitBand Band, DateTimeOffset ValidFrom, string Author, string Reason, string? ApprovedBy);
