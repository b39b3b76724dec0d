namespace Dhof.Portal.Limits;

/// <summary>What is filled in to set a limit.</summary>
public enum LimitField
{
    RedBelow,
    YellowBelow,
    YellowFrom,
    RedFrom,
    From,
    Reason,
    ReviewBy,
}
