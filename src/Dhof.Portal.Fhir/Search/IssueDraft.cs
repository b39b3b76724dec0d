using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search of alerts while its parameters are read.</summary>
internal sealed class IssueDraft(DateTimeOffset now) : SearchDraft<AlertSearch>(SearchParameters.Identified, now)
{
    private ImmutableHashSet<string>? _rules;

    protected override string StatusSystem => SearchTokens.ObservationStatus;

    /// <summary>An alert changes while it is open, and then it would move from page to page.</summary>
    protected override bool SortsByReceipt => false;

    public override bool Knows(string name) => SearchParameters.Has(SearchParameters.OfIssue, name);

    protected override RefusalCode? TakeOwn(string name, string value)
    {
        var rules = SearchTokens.Rules(value);
        _rules = _rules?.Intersect(rules) ?? rules;
        return null;
    }

    protected override AlertSearch Wanted() => new(_rules, [.. Enum.GetValues<AlertStatus>().Where(IsWanted)], Effective, Received, Order, NewestFirst);

    private bool IsWanted(AlertStatus status) => status switch
    {
        AlertStatus.Open => Statuses?.Contains("preliminary") != false,
        AlertStatus.Closed => Statuses?.Contains("final") != false,
        _ => Statuses?.Contains(SearchTokens.Withdrawn) == true,
    };
}
