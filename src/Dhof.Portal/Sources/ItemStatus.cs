using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Sources;

/// <summary>The status of an item in words. A status without a word of ours is shown as the source wrote it.</summary>
public static class ItemStatus
{
    /// <summary>It goes on or is to come: shown before what is over.</summary>
    public static bool IsCurrent(SourceItem item) => item.Status is "active" or "in-progress" or "booked" or "planned" or "on-hold" or "onhold";

    public static string Say(SourceItem item) => item.Status switch
    {
        "" or "current" or "final" or "completed" or "finished" => "",
        "active" or "in-progress" => Words.ItemActive,
        "booked" or "planned" => Words.ItemPlanned,
        "cancelled" or "revoked" or "not-done" => Words.ItemCancelled,
        "entered-in-error" => Words.Withdrawn,
        "stopped" or "inactive" or "resolved" => Words.ItemStopped,
        "on-hold" or "onhold" => Words.ItemOnHold,
        var other => other,
    };
}
