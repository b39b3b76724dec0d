namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>What a clinician did with an alert. Stored by number, which never changes.</summary>
public enum AlertActKind
{
    /// <summary>*Jeg følger opp*: a soft claim. A colleague sees it and may take over; it ends by itself.</summary>
    FollowedUp = 1,

    /// <summary>Whoever followed up does so no longer.</summary>
    Released = 2,

    /// <summary>Whom I spoke to, what I think, what was agreed, when it is looked at again.</summary>
    Assessed = 3,

    Closed = 4,

    /// <summary>The closing is undone.</summary>
    Reopened = 5,

    /// <summary>Out of the list until an instant, or until it gets worse. Never a red.</summary>
    Snoozed = 6,

    /// <summary>The snooze is cancelled before its time.</summary>
    Woken = 7,

    /// <summary>The check that was agreed is done, or no longer wanted.</summary>
    Checked = 8,

    /// <summary>Whose it is to deal with it: a person or a team of the owner. It moves nothing in the list: who follows up says so.</summary>
    Assigned = 9,

    /// <summary>It is nobody's in particular any more.</summary>
    Unassigned = 10,

    /// <summary>The portal told the next one of the chain that nobody follows up a red within its promised time.</summary>
    Escalated = 11,
}
