using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Limits;

/// <summary>What a limit is tried against while it is being written.</summary>
/// <param name="Recent">The controller's own readings of the kind in the period of the back-test, oldest first.</param>
/// <param name="Limits">All limits of the controller.</param>
/// <param name="Normal">Of the series, from the start-up period.</param>
/// <param name="Alerted">Of the readings that an alert rested on: whether it was acted on. Null where the reader sees no alerts.</param>
/// <param name="Sets">The standard sets that fit the patient and have a band for the series.</param>
public sealed record LimitBasis(ImmutableArray<Reading> Recent, LimitHistory Limits, OwnNormal Normal, IReadOnlyDictionary<long, bool>? Alerted, ImmutableArray<LimitSet> Sets);
