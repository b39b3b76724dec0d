namespace Dhof.Portal.Look.Charts;

/// <summary>What the working chart calls its parts.</summary>
/// <param name="Plot">The drawing, with its keys.</param>
/// <param name="Tools">The row of buttons.</param>
/// <param name="Overview">The strip with the whole history.</param>
/// <param name="Coarse">Said when finer points could not be fetched.</param>
/// <param name="Silence">No reading for longer than usual.</param>
/// <param name="Failed">Said when the chart could not be loaded.</param>
public sealed record ChartWords(string Plot, string Tools, string ZoomIn, string ZoomOut, string Earlier, string Later, string All, string Overview, string OverviewFrom, string OverviewTo, string Nothing, string Coarse, string Failed, string Retry, string Origin,
    string Red, string Yellow, string Invalid, string Expected, string Silence, string Alert);
