namespace Dhof.Portal.Domain.Plans;

/// <summary>How a version was agreed: by the patient, with whom, and when.</summary>
/// <param name="With">The clinician or GP, named with role.</param>
public sealed record PlanAgreement(bool ByPatient, string With, DateOnly? On)
{
    /// <summary>Why it is no agreement; none where it is one.</summary>
    /// <param name="today">The day in Norway.</param>
    public IEnumerable<PlanFault> Faults(DateOnly today)
    {
        if (!ByPatient)
        {
            yield return new(PlanFaultKind.Missing, PlanPart.AgreedByPatient);
        }

        if (string.IsNullOrWhiteSpace(With))
        {
            yield return new(PlanFaultKind.Missing, PlanPart.AgreedWith);
        }
        else if (With.Length > PlanCheck.LongestLine)
        {
            yield return new(PlanFaultKind.LineTooLong, PlanPart.AgreedWith);
        }

        if (On is null)
        {
            yield return new(PlanFaultKind.Missing, PlanPart.AgreedOn);
        }
        else if (On > today)
        {
            yield return new(PlanFaultKind.NotYet, PlanPart.AgreedOn);
        }
    }
}
