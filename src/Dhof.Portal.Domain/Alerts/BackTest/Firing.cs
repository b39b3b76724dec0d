using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Alerts.BackTest;

/// <summary>One reading that would have alerted.</summary>
/// <param name="Findings">What the rules would have found in it, in one series.</param>
public sealed record Firing(long Measurement, DateTimeOffset At, ImmutableArray<Finding> Findings)
{
    /// <summary>The worst of what was found.</summary>
    public Severity Severity => Findings.Max(finding => finding.Severity);
}
