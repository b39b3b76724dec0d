using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search of self-treatment plans while its parameters are read.</summary>
internal sealed class CarePlanDraft(DateTimeOffset now) : SearchDraft<PlanSearch>(SearchParameters.Date, now)
{
    protected override string StatusSystem => SearchTokens.RequestStatus;

    /// <summary>A plan that gets a new version would move from page to page.</summary>
    protected override bool SortsByReceipt => false;

    public override bool Knows(string name) => SearchParameters.Has(SearchParameters.OfPlan, name);

    /// <summary>All of its own are every search's.</summary>
    protected override RefusalCode? TakeOwn(string name, string value) => null;

    protected override PlanSearch Wanted() => new(Statuses?.Contains("active") != false, Effective, Received, Order, NewestFirst);
}
