using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>What happened to one simulated patient in the period that is judged.</summary>
/// <param name="From">The beginning of the period, and with the next its length.</param>
/// <param name="Deteriorations">All that touch the period.</param>
/// <param name="Alerts">All that have a finding in the period, of every rule.</param>
internal sealed record FollowUp(FollowUpCondition Condition, DateTimeOffset From, DateTimeOffset Through, ImmutableArray<Deterioration> Deteriorations, ImmutableArray<RaisedAlert> Alerts)
{
    public double Weeks => (Through - From).TotalDays / 7;

    /// <summary>Those that lie in the period whole: of a part nobody can say whether it would have been found.</summary>
    public IEnumerable<Deterioration> Whole => Deteriorations.Where(one => one.Onset >= From && one.End <= Through);

    /// <summary>An alert counts where it was raised, and it was raised in the period or is not counted.</summary>
    public IEnumerable<RaisedAlert> RaisedBy(RuleSet rules) => Alerts.Where(alert => rules.Holds(alert.Rule) && alert.RaisedAt >= From && alert.RaisedAt < Through);
}
