using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Look.Charts;

/// <summary>A limit for as long as it was in force inside a period.</summary>
public readonly record struct LimitStep(DateTimeOffset From, DateTimeOffset To, Limit Limit);

/// <summary>The limits of a period as a step function of time: each instant has the limit that was in force then, not the one in force now.</summary>
public static class LimitSteps
{
    public static ImmutableArray<LimitStep> Of(LimitHistory history, string series, DateTimeOffset from, DateTimeOffset to)
    {
        var limits = history.Of(series);
        var steps = ImmutableArray.CreateBuilder<LimitStep>();

        for (var i = 0; i < limits.Length; i++)
        {
            var begins = Later(limits[i].ValidFrom, from);
            var ends = i + 1 < limits.Length ? Earlier(limits[i + 1].ValidFrom, to) : to;

            if (begins < ends)
            {
                steps.Add(new LimitStep(begins, ends, limits[i]));
            }
        }

        return steps.ToImmutable();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
