using Dhof.Portal.Data.Tables;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Access;

/// <summary>Which entries of a patient's log are read.</summary>
/// <param name="From">First day in Norway; null for all before <paramref name="To"/>.</param>
/// <param name="To">Last day in Norway, all of it; null for all since.</param>
/// <param name="WithSources">Whether the portal's own questions to other organisations' systems are told too: each opened page asks several, and a copied source is asked daily.</param>
public sealed record AccessLogFilter(DateOnly? From, DateOnly? To, bool WithSources)
{
    private const int FirstYear = 1970, LastYear = 9998;

    /// <summary>The days are in the wrong order.</summary>
    public bool IsBackwards => From > To;

    internal IQueryable<AccessLogRow> Of(IQueryable<AccessLogRow> rows)
    {
        // While somebody types a year, the day is one that no clock knows.
        var from = From is { Year: >= FirstYear and <= LastYear } first ? NorwegianTime.StartOf(first) : DateTimeOffset.UnixEpoch;
        var until = To is { Year: >= FirstYear and <= LastYear } last ? NorwegianTime.StartOf(last.AddDays(1)) : DateTimeOffset.MaxValue;
        rows = rows.Where(row => row.At >= from && row.At < until);
        return WithSources ? rows : rows.Where(row => row.Action != SourceLog.Asked && row.Action != SourceLog.Answered && row.Action != CopyAccess.Copied);
    }
}
