using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>
/// One open deviation of one rule and series. Findings join it; its severity is the worst found since it opened, and a later green reading neither lowers nor closes it.
/// </summary>
/// <param name="Since">Effective time of the first finding.</param>
/// <param name="Latest">The finding with the latest effective time; it gives the sentence "why".</param>
/// <param name="Count">How many findings have joined.</param>
public sealed record OpenAlert(Severity Severity, DateTimeOffset Since, Finding Latest, int Count)
{
    public static OpenAlert From(Finding finding) => new(finding.Severity, finding.At, finding, 1);

    /// <summary>The alert with one more finding. The order in which findings join does not matter.</summary>
    public OpenAlert Join(Finding finding) => new(
        finding.Severity > Severity ? finding.Severity : Severity,
        finding.At < Since ? finding.At : Since,
        (finding.At, finding.Measurement).CompareTo((Latest.At, Latest.Measurement)) > 0 ? finding : Latest,
        Count + 1);
}
