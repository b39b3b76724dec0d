using System.Collections.Immutable;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>What a source that is copied says that it can do.</summary>
/// <param name="Mismatches">What it is asked for and says that it cannot.</param>
/// <param name="HistoryOf">The types of resource of which it tells what was deleted.</param>
public sealed record CopyCapability(ImmutableArray<CapabilityMismatch> Mismatches, ImmutableArray<string> HistoryOf);
