using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts.Acts;

namespace Dhof.Portal.Domain.Alerts.Journal;

/// <summary>What goes into the record when an alert is closed: one version of one document.</summary>
/// <param name="Alert">As it stood.</param>
/// <param name="Number">1 for the first version. A later one replaces it, and is never written over it.</param>
/// <param name="Acts">What was done with the alert, in the order in which it was done.</param>
/// <param name="By">Who did the last of it.</param>
/// <param name="Hpr">Their number in the register of health personnel; null for whoever has none.</param>
/// <param name="Owner">Whose record it goes into.</param>
/// <param name="Lines">All that it says, as people read it.</param>
public sealed record JournalDocument(
    ReportedAlert Alert,
    int Number,
    JournalState State,
    ImmutableArray<AlertAct> Acts,
    Performer By,
    string? Hpr,
    CareUnit Owner,
    DateTimeOffset At,
    ImmutableArray<string> Lines)
{
    /// <summary>Whether an act calls for a version: a closing with an assessment, what is said of a closed alert afterwards, and the undoing of a closing that has a document.</summary>
    /// <param name="life">With the act.</param>
    /// <param name="earlier">How many versions there are.</param>
    public static JournalState? CalledFor(AlertAct act, AlertLife life, int earlier) => act.Kind switch
    {
        AlertActKind.Closed when life.Assessed is not null => JournalState.Ready,
        AlertActKind.Assessed when life.Closing is not null => JournalState.Ready,
        AlertActKind.Reopened when earlier > 0 => JournalState.Withdrawn,
        _ => null,
    };
}

/// <summary>What is to become of a version. Stored by number, which never changes.</summary>
public enum JournalState
{
    /// <summary>Klar til sending.</summary>
    Ready = 1,

    /// <summary>The closing was undone: nothing is to be sent, and what was sent is to be withdrawn.</summary>
    Withdrawn = 2,
}
