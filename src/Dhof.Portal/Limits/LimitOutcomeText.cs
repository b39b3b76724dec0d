using Dhof.Portal.Domain;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Limits;

/// <summary>What is said where something was not done.</summary>
internal static class LimitOutcomeText
{
    public static string Of(Outcome.Refused refused, DateTimeOffset now) => refused.Because switch
    {
        OutcomeRefusal.AlreadyHandled => Words.LimitChangedBy.With(refused.By, refused.At is { } at ? NorwegianTime.Short(at, now) : ""),
        OutcomeRefusal.TooLate => Words.LimitTooLate,
        _ => Words.LimitNotYours,
    };
}
