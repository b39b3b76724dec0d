using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts;

/// <summary>An assessment that is being written.</summary>
public sealed class AssessmentDraft
{
    public ContactOutcome? Contact { get; set; }

    public string Judged { get; set; } = "";

    public string Agreed { get; set; } = "";

    /// <summary>As it was typed: 14:05, 24.11. 09:00 or 24.11.2026 09:00.</summary>
    public string NextCheck { get; set; } = "";

    /// <summary>Nothing has been written or chosen: there is nothing to save.</summary>
    public bool IsEmpty => Contact is null && Judged.Trim().Length == 0 && Agreed.Trim().Length == 0 && NextCheck.Trim().Length == 0;

    /// <summary>What was written, and what is wrong with it; no assessment where the time cannot be read.</summary>
    public (Assessment? Assessment, AssessmentFault? Fault) Read(DateTimeOffset now)
    {
        DateTimeOffset? next = null;

        if (NextCheck.Trim().Length > 0)
        {
            if (!NorwegianTime.TryRead(NextCheck, now, out var at))
            {
                return (null, AssessmentFault.CheckNotRead);
            }

            next = at;
        }

        Assessment assessment = new(Contact ?? ContactOutcome.None, Judged.Trim(), Agreed.Trim(), next);
        return (assessment, assessment.WhyNot(now));
    }
}
