namespace Dhof.Portal.Domain;

/// <summary>What became of a clinician's action. Doing the same again is done, not refused.</summary>
public abstract record Outcome
{
    /// <summary>It was done, now or before.</summary>
    public static Outcome Done { get; } = new Completed();

#pragma warning disable CA1034 // The two that there are; nobody else can make one.
    public sealed record Completed : Outcome
    {
        internal Completed()
        {
        }
    }

    /// <summary>It was not done, because something else had happened first.</summary>
    /// <param name="By">Who was first, as it is shown; null where it was no person.</param>
    /// <param name="At">When that was.</param>
    public sealed record Refused(OutcomeRefusal Because, string? By = null, DateTimeOffset? At = null) : Outcome;
#pragma warning restore CA1034
}

/// <summary>Why an action was not done.</summary>
public enum OutcomeRefusal
{
    /// <summary>There is no such thing, or the grant does not open it: the two are not told apart.</summary>
    Unknown,

    /// <summary>A colleague has dealt with it.</summary>
    AlreadyHandled,

    /// <summary>It has become a measurement.</summary>
    AlreadyTaken,

    /// <summary>It has become more serious than what the clinician saw.</summary>
    Worsened,

    /// <summary>What has to be said about it before is not said.</summary>
    NeedsAssessment,

    /// <summary>A red is never put off.</summary>
    RedIsNeverSnoozed,

    /// <summary>An instant that has passed, or is too far ahead.</summary>
    NotATime,

    /// <summary>It stands as it stood before.</summary>
    NothingToUndo,

    /// <summary>What was closed has come back as another alert.</summary>
    AnotherIsOpen,

    /// <summary>The time for it has passed.</summary>
    TooLate,

    /// <summary>Something is missing, or cannot be as it stands.</summary>
    Incomplete,

    /// <summary>Another organisation keeps it.</summary>
    KeptElsewhere,
}
