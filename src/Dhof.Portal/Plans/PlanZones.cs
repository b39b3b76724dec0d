using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Plans;

/// <summary>What the plans in force today say, by controller: what a list or a panel puts beside an alert.</summary>
public sealed class PlanZones(IEnumerable<PlanVersion> inForce)
{
    private readonly ImmutableArray<PlanVersion> _inForce = [.. inForce.OrderBy(version => version.Controller.Value)];

    public static PlanZones None { get; } = new([]);

    /// <summary>The zone of the controller's own plan; where it keeps none, of the one plan that the reader sees. Null where there is no plan, or several of others: which one holds is not for a list to choose.</summary>
    public PlanZone? Find(OrganisationNumber controller, Severity severity) => InForce(controller)?.Content.Zone(severity);

    /// <summary>What is done in that zone, in one line; null where no plan says.</summary>
    public string? Actions(OrganisationNumber controller, Severity severity) => Find(controller, severity) is { Actions: { IsEmpty: false } actions } ? string.Join(" · ", actions) : null;

    /// <summary>The version whose zone it is.</summary>
    public PlanVersion? InForce(OrganisationNumber controller) =>
        _inForce.FirstOrDefault(version => version.Controller == controller) ?? (_inForce.Length == 1 ? _inForce[0] : null);
}
