using Dhof.Portal.Domain;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Quarantine;

/// <summary>What is said beside the button; null where the page itself shows that it was done.</summary>
public static class OutcomeText
{
    public static string? Of(Outcome outcome, DateTimeOffset now) => outcome switch
    {
        Outcome.Refused { Because: OutcomeRefusal.AlreadyHandled } first => Words.HandledAlready.With(first.By, first.At is { } at ? NorwegianTime.Short(at, now) : ""),
        Outcome.Refused { Because: OutcomeRefusal.AlreadyTaken } => Words.TakenAlready,
        Outcome.Refused => Words.InputGone,
        _ => null,
    };
}
