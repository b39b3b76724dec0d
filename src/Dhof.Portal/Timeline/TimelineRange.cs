using System.Collections.Immutable;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Timeline;

/// <summary>How far back the patient page shows. The key stands in the address.</summary>
public sealed record TimelineRange(string Key, int? Days)
{
    public static ImmutableArray<TimelineRange> All { get; } = [new("14d", 14), new("3m", 91), new("1y", 365), new("all", null)];

    public string Name => Key switch
    {
        "14d" => Words.Range14Days,
        "3m" => Words.Range3Months,
        "1y" => Words.Range1Year,
        _ => Words.RangeAll,
    };

    /// <summary>The range of an address; fourteen days where the address says nothing that exists.</summary>
    public static TimelineRange Read(string? key) => All.FirstOrDefault(range => range.Key == key) ?? All[0];

    /// <summary>The first instant shown: the start of a day in Norway. Null: from the first reading.</summary>
    public DateTimeOffset? From(DateTimeOffset now)
    {
        if (Days is not { } days)
        {
            return null;
        }

        var midnight = NorwegianTime.Day(now).AddDays(-days).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, NorwegianTime.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
