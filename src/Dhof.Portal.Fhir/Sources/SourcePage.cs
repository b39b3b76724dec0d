using System.Collections.Immutable;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>One page of an answer.</summary>
/// <param name="PatientIds">The ids of the resources Patient that carry the number asked for.</param>
/// <param name="Total">How many the source says that there are; null where it does not say.</param>
/// <param name="Next">The address of the next page, as it was written; null on the last.</param>
/// <param name="IsSorted">The source says that it heeded the wish for an order: its self link holds the parameters that it used.</param>
public sealed record SourcePage(ImmutableArray<SourceItem> Items, ImmutableArray<SourceRefusal> Refused, ImmutableArray<string> PatientIds, int? Total, string? Next, bool IsSorted);
