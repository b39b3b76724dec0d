using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;

namespace Dhof.Portal.Worklist;

/// <summary>The rows of the worklist, each shown or hidden by the filter: shown + hidden + snoozed + paused + without = all.</summary>
/// <param name="Shown">In their right order.</param>
/// <param name="HiddenReds">How many of the hidden are reds that nobody follows up: said on top, whatever the filter.</param>
public sealed record FilteredRows(ImmutableArray<WorklistRow> Shown, int Hidden, int HiddenReds)
{
    public static FilteredRows Of(ImmutableArray<WorklistRow> rows, WorklistFilter filter, string reader)
    {
        var bySight = rows.ToLookup(row => filter.Shows(row, reader));
        return new([.. bySight[true]], bySight[false].Count(), bySight[false].Count(row => row.Order.Band == WorklistBand.Red));
    }
}
