namespace Dhof.Portal.Domain.Alerts;

/// <summary>Why an alert was closed, where nobody's decision closed it. Stored by number.</summary>
public enum ClosingReason
{
    /// <summary>Every reading that it rested on was corrected into the expected, or withdrawn.</summary>
    Corrected = 1,
}
