using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Sources;

/// <summary>What is told of where an item of another organisation came from, in the order in which one asks.</summary>
public static class SourceFacts
{
    /// <param name="name">What people call the source.</param>
    public static IEnumerable<(string Name, string Text)> Of(SourceItem item, string name)
    {
        var origin = item.Origin;
        yield return (Words.Controller, origin.ControllerIsAssumed ? $"{name} ({Words.Assumed})" : name);
        yield return (Words.SendingSystem, Said(origin.System));
        yield return (Words.InformationKind, $"{InformationWords.For(item.Type)} ({item.ResourceType})");
        yield return (Words.ItemWhen, SourceWords.For(item.Period) is { Length: > 0 } when ? when : Words.NotSaid);
        yield return (Words.ItemWho, Said(origin.Who));
        yield return (Words.Device, Said(origin.Device));
        yield return (Words.Method, Said(origin.Method));
        yield return (Words.ItemStatusName, item.Status.Length > 0 ? item.Status : Words.NotSaid);
        yield return (Words.ItemIdThere, origin.Version is { } version ? $"{Said(origin.Id)}, {Words.VersionNumber.With(version)}" : Said(origin.Id));
        yield return (Words.ItemUpdatedThere, origin.Updated is { } updated ? NorwegianTime.DateAndTime(updated) : Words.NotSaid);
        yield return (Words.FetchedAt, NorwegianTime.DateAndTime(origin.Received));
    }

    private static string Said(string? text) => string.IsNullOrWhiteSpace(text) ? Words.NotSaid : text;
}
