using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Limits;

/// <summary>A standard set of limits for what a patient is followed up for: where setting a personal limit begins, never in force by itself.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Bands">By series. A series that is not here has no standard limit.</param>
public sealed record LimitSet(string Key, LocalText Name, ImmutableDictionary<string, LimitBand> Bands);
