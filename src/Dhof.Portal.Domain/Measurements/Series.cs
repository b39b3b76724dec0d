namespace Dhof.Portal.Domain.Measurements;

/// <summary>One number of a measurement that can be drawn, limited and judged: most kinds have one, blood pressure has two.</summary>
/// <param name="Key">Stable key, stored with limits and alerts.</param>
/// <param name="Codes">The component's own codes where the kind has components.</param>
/// <param name="Possible">Outside it, the value cannot be true: kept, shown as invalid, silent.</param>
/// <param name="Usual">Outside it, the value is improbable: kept, marked, and it alerts.</param>
public sealed record Series(string Key, LocalText Name, CodeSet Codes, ValueRange Possible, ValueRange Usual);
