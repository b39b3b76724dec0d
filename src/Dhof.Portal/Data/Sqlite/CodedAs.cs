using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The conditions of a search on vital signs without a kind of their own, by the codings that stand in their details.</summary>
internal static class CodedAs
{
    private const string Standing = "MeasurementDetails d WHERE d.Measurement = m.Id";

    /// <summary>The codes of a version that was superseded, each as the column of the standing one has it.</summary>
    private const string Superseded = "(SELECT char(10) || value || char(10) AS Codes FROM json_each(m.Details, '$.Codes')) d WHERE TRUE";

    /// <param name="former">The row is one of the history, with its details.</param>
    public static IEnumerable<string> Conditions(MeasurementSearch search, bool former = false)
    {
        var next = 0;

        foreach (var alternatives in Of(search))
        {
            var codes = string.Join(" OR ", alternatives.Select(_ => $"instr(d.Codes, $coded{next++}) > 0"));
            yield return $"(m.Kind <> '{OtherVitalSign.OwnKey}' OR EXISTS (SELECT 1 FROM {(former ? Superseded : Standing)} AND ({codes})))";
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
