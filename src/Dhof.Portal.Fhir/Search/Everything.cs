using System.Collections.Immutable;

namespace Dhof.Portal.Fhir.Search;

/// <summary>What $everything is asked for.</summary>
/// <param name="Since">Null: from the beginning. What the portal stored at this instant or later.</param>
/// <param name="Types">Null: every type.</param>
/// <param name="Count">Entries of a page.</param>
/// <param name="Applied">What was understood: the query of the self link.</param>
public sealed record Everything(DateTimeOffset? Since, ImmutableHashSet<string>? Types, int Count, string Applied)
{
    public bool Wants(string type) => Types?.Contains(type) != false;
}
