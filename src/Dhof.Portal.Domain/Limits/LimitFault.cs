namespace Dhof.Portal.Domain.Limits;

/// <summary>Why a limit cannot be set as it was written.</summary>
public enum LimitFault
{
    /// <summary>An edge that no true value can have, or with more decimals than values are judged by.</summary>
    ImpossibleEdge,

    NoReason,

    LongReason,

    /// <summary>Readings that have been judged keep their colour.</summary>
    InThePast,

    NoReview,

    ReviewNotAhead,
}
