using System.Globalization;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Gateway;

/// <summary>One page of a search.</summary>
/// <param name="Horizon">What the search sees, on every page.</param>
/// <param name="Total">Null where it was not asked for.</param>
/// <param name="Next">Where the next page goes on; null on the last.</param>
internal sealed record SearchPage(IReadOnlyList<(FoundRow Row, CutResource Resource)> Entries, SearchHorizon Horizon, int? Total, SearchPosition? Next);

/// <summary>What a page goes on from.</summary>
internal sealed record SearchProgress(SearchHorizon Horizon, int? Total, SearchPosition After)
{
    public static SearchProgress Read(string text) =>
        text.Split(',').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray() is [var through, var known, var key, var id, .. var total]
            ? new(new(through, known), total is [var counted] ? (int)counted : null, new(key, id))
            : throw new FormatException("A cursor of another portal.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Horizon.Through},{Horizon.Known},{After.Key},{After.Id}{(Total is { } total ? $",{total}" : "")}");
}
