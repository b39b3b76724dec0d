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
    /// <summary>When it was last made anew because a reading was corrected or withdrawn; null where it never was. UTC.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>The alert that these findings give; null of none. Their order does not matter.</summary>
    public static OpenAlert? Of(IEnumerable<Finding> findings) => findings.Aggregate((OpenAlert?)null, (alert, finding) => alert?.Join(finding) ?? From(finding));

    public static OpenAlert From(Finding finding) => new(finding.Severity, finding.At, finding, 1);

    /// <summary>The alert with one more finding. The order in which findings join does not matter.</summary>
    public OpenAlert Join(Finding finding) => this with
    {
        Severity = finding.Severity > Severity ? finding.Severity : Severity,
        Since = finding.At < Since ? finding.At : Since,
        Latest = (finding.At, finding.Measurement).CompareTo((Latest.At, Latest.Measurement)) > 0 ? finding : Latest,
        Count = Count + 1,
    };
}
