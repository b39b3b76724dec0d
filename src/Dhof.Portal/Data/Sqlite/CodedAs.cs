using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The conditions of a search on vital signs without a kind of their own, by the codings that stand in their details.</summary>
internal static class CodedAs
{
    public static IEnumerable<string> Conditions(MeasurementSearch search)
    {
        var next = 0;

        foreach (var alternatives in Of(search))
        {
            var codes = string.Join(" OR ", alternatives.Select(_ => $"instr(d.Codes, $coded{next++}) > 0"));
            yield return $"(m.Kind <> '{OtherVitalSign.OwnKey}' OR EXISTS (SELECT 1 FROM MeasurementDetails d WHERE d.Measurement = m.Id AND ({codes})))";
        }
    }

    public static void Bind(SqliteCommand command, MeasurementSearch search)
    {
        foreach (var (i, token) in Of(search).SelectMany(alternatives => alternatives).Index())
        {
            // As the codes stand in the column: each on a line of its own.
            command.Parameters.AddWithValue($"$coded{i}", $"{(token.System is { } system ? $"\n{system}" : "")}|{(token.Code is { } code ? $"{code}\n" : "")}");
        }
    }

    private static IEnumerable<ImmutableArray<CodeToken>> Of(MeasurementSearch search) =>
        search.OtherCodes.IsDefault || !search.Kinds.Contains(MeasurementCatalogue.Other) ? [] : search.OtherCodes.Where(alternatives => !alternatives.IsEmpty);
}
