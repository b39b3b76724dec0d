using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Searches;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// The SQL of a search. The index (patient, kind, at, id) gives one kind in order; a short page of several kinds takes the first rows of each, so that the
/// newest of a long history costs no more than that of a short one.
/// </summary>
internal static class SearchStatement
{
    private const int ShortPage = 50;

    /// <summary>SQLite compiles a statement anew whenever a bare parameter of LIMIT is given a value; an expression it takes as it is.</summary>
    private const string Most = "CAST($most AS INTEGER)";

    /// <param name="moved">
    /// A row was corrected since the search began: it keeps the place that it had then, as the history has it, and is shown as it stands. What is withdrawn
    /// meanwhile is shown no more, and what was withdrawn and comes back is new.
    /// </param>
    public static string Rows(ControllerGrant grant, MeasurementSearch search, bool goesOn, int most, bool moved)
    {
        var order = search.Order == SearchOrder.Effective ? "m.At" : "m.Received";
        var direction = search.NewestFirst ? " DESC" : "";
        var ordered = $"ORDER BY {order}{direction}, m.Id{direction}";
        var sorted = $"{ordered} LIMIT {Most}";
        var columns = $"SELECT m.Id, m.Version, {order} AS \"Key\", m.Received, m.Body, m.BodyIndex FROM Measurements m";
        var after = goesOn ? $" AND ({order}, m.Id) {(search.NewestFirst ? '<' : '>')} ($key, $id)" : "";
        var rest = Conditions(grant, search) + after + Standing(search, "m");
        string[] kinds = [.. search.Kinds.Select((_, i) => $"$kind{i}")];

        if (moved)
        {
            return
                $"""
                SELECT * FROM (
                {columns} WHERE {Whose(kinds)} AND {rest} AND m.KnownFrom <= $known
                UNION ALL
                SELECT m.Id, now.Version, {order}, now.Received, now.Body, now.BodyIndex FROM
                (SELECT Measurement AS Id, Patient, Kind, Controller, At, Received, Marks, Details FROM MeasurementHistory WHERE Patient = $patient AND KnownTo > $known AND KnownFrom <= $known) m
                JOIN Measurements now ON now.Id = m.Id WHERE {Whose(kinds)} AND {Conditions(grant, search, former: true)}{after}{Standing(search, "m")}{Standing(search, "now")})
                ORDER BY "Key"{direction}, Id{direction} LIMIT {Most}
                """;
        }

        // Of a long page the reader stops where it is full: sorting all that is found costs less than keeping the best of it in order row by row.
        if (most > ShortPage)
        {
            return $"{columns} WHERE {Whose(kinds)} AND {rest} {ordered}";
        }

        return kinds.Length == 1 || search.Order != SearchOrder.Effective
            ? $"{columns} WHERE {Whose(kinds)} AND {rest} {sorted}"
            : $"""
              SELECT * FROM ({string.Join(" UNION ALL ", kinds.Select(kind => $"SELECT * FROM ({columns} WHERE {Whose(kind)} AND {rest} {sorted})"))})
              ORDER BY "Key"{direction}, Id{direction} LIMIT {Most}
              """;
    }

    public static string Count(ControllerGrant grant, MeasurementSearch search) =>
        $"SELECT COUNT(*) FROM Measurements m WHERE {Whose([.. search.Kinds.Select((_, i) => $"$kind{i}")])} AND {Conditions(grant, search)}{Standing(search, "m")}";

    /// <summary>What was withdrawn is found by those who ask for it.</summary>
    private static string Standing(MeasurementSearch search, string row) => search.WithWithdrawn ? "" : $" AND ({row}.Marks & {(int)ReadingMarks.Withdrawn}) = 0";

    private static string Whose(params string[] kinds) => $"m.Patient = $patient AND {(kinds is [var only] ? $"m.Kind = {only}" : $"m.Kind IN ({string.Join(',', kinds)})")}";

    private static string Conditions(ControllerGrant grant, MeasurementSearch search, bool former = false) =>
        string.Join(" AND ", [.. SearchedTimes.Conditions(search, "m.At", "m.Received"), .. CodedAs.Conditions(search, former), "m.Id <= $through", $"m.Controller IN {grant.Reads.InSql()}"]);
}
