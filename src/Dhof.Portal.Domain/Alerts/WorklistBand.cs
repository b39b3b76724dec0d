using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>Why a patient stands where in the worklist. The values are the places in the product's order, so that a new reason fits between.</summary>
public enum WorklistBand
{
    Red = 1,

    /// <summary>Input for a known patient that could not be read: nobody knows how serious it is.</summary>
    Unread = 4,

    Yellow = 8,
}

public static class WorklistBands
{
    public static WorklistBand Of(Severity severity) => severity == Severity.Red ? WorklistBand.Red : WorklistBand.Yellow;
}
