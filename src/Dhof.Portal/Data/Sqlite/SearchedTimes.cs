using System.Collections.Immutable;
using Dhof.Portal.Domain.Searches;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The conditions of a search on instants, as SQL: $at0, $at1 … in the order of <see cref="Bind"/>.</summary>
internal static class SearchedTimes
{
    /// <param name="effective">The column of when it happened.</param>
    /// <param name="received">The column of when the portal stored it.</param>
    public static IEnumerable<string> Conditions(TimedSearch search, string effective, string received)
    {
        var next = 0;
        List<string> conditions = [.. search.Effective.Select(alternatives => Any(effective, alternatives, ref next))];
        conditions.AddRange(search.Received.Select(alternatives => Any(received, alternatives, ref next)));
        return conditions;
    }

    public static void Bind(SqliteCommand command, TimedSearch search)
    {
        var instants = search.Effective.Concat(search.Received).SelectMany(alternatives => alternatives).SelectMany(condition => (DateTimeOffset[])[condition.From, condition.Before]);

        foreach (var (i, instant) in instants.Index())
        {
            command.Parameters.AddWithValue($"$at{i}", instant.ToUnixTimeMilliseconds());
        }
    }

    private static string Any(string column, ImmutableArray<InstantCondition> alternatives, ref int next)
    {
        List<string> written = [];

        foreach (var condition in alternatives)
        {
            var (from, before) = ($"$at{next++}", $"$at{next++}");
            written.Add(condition.Outside ? $"({column} < {from} OR {column} >= {before})" : $"({column} >= {from} AND {column} < {before})");
        }

        return written is [var only] ? only : $"({string.Join(" OR ", written)})";
    }
}
