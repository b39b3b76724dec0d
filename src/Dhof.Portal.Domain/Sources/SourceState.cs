using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Domain.Sources;

/// <summary>How it stands with one source for one opened patient.</summary>
public abstract record SourceState
{
    private SourceState()
    {
    }

#pragma warning disable CA1034 // The four that there are; nobody else can make one.
    /// <summary>Nothing was asked, and nothing will be.</summary>
    public sealed record NotAsked(NotAskedBecause Because) : SourceState;

    /// <summary>A question is under way.</summary>
    public sealed record Asking(DateTimeOffset Since) : SourceState;

    /// <summary>Everything that was asked for was answered.</summary>
    /// <param name="Count">How much it has of what the reader may see; null where it does not tell of every type.</param>
    /// <param name="Loaded">How complete the content is that was asked for; null where none was.</param>
    public sealed record Answered(DateTimeOffset At, int? Count, DateTimeOffset? Newest, Completeness? Loaded) : SourceState;

    /// <summary>Something was not answered.</summary>
    /// <param name="Since">Since when the source has been failing, for whoever asked.</param>
    /// <param name="MayBeMissing">The types of information that may be missing.</param>
    public sealed record Failed(SourceFailure Because, DateTimeOffset Since, InformationTypes MayBeMissing) : SourceState;
#pragma warning restore CA1034
}

/// <summary>Why a source is not asked.</summary>
public enum NotAskedBecause
{
    /// <summary>The patient keeps what the controller holds from the reader.</summary>
    Closed,

    /// <summary>No care relation opens the controller.</summary>
    NotOpened,

    /// <summary>The reader's role sees nothing of what the source has.</summary>
    NotForRole,

    /// <summary>It is copied, not looked up.</summary>
    Copied,

    /// <summary>Nobody has asked yet.</summary>
    NotYet,

    /// <summary>The patient has no valid identity number to ask by.</summary>
    NoIdentityNumber,
}
