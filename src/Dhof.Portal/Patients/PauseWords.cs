using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Pauses;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Patients;

/// <summary>What is said of pauses: the same words on the page, in the lists and in the history.</summary>
public static class PauseWords
{
    public static string For(PauseReason reason) => reason switch
    {
        PauseReason.Away => Words.PauseAway,
        PauseReason.Admitted => Words.PauseAdmitted,
        _ => Words.PauseOther,
    };

    /// <summary>"Innlagt: SiV".</summary>
    public static string Why(PauseReason reason, string text) => text.Length > 0 ? $"{For(reason)}: {text}" : For(reason);

    /// <summary>"Innlagt: SiV · Kari Nilsen, sykepleier, 26.11. 14:05".</summary>
    public static string Why(FollowUpPause pause, DateTimeOffset now) => $"{Why(pause.Reason, pause.Text)} · {RoleWords.Person(pause.By.Name, pause.By.Role)}, {NorwegianTime.Short(pause.From, now)}";

    /// <summary>Why an act was not done, and what to do.</summary>
    public static string Of(Outcome.Refused refused, TimeSpan longest, DateTimeOffset now) => refused.Because switch
    {
        OutcomeRefusal.AlreadyHandled when refused is { By: { } by, At: { } at } => Words.RefusedFirst.With(by, NorwegianTime.Short(at, now)),
        OutcomeRefusal.NotATime => Words.PauseNotATime.With(longest.Days),
        OutcomeRefusal.Incomplete => Words.PauseIncomplete.With(PauseAct.LongestText),
        OutcomeRefusal.NothingToUndo => Words.PauseIsOver,
        _ => Words.RefusedGone,
    };
}
