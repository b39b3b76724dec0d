using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>The words of the working chart in the language of the screen.</summary>
public static class ChartLabels
{
    public static ChartWords Of(MeasurementKind kind) => new(
        Words.ChartKeys.With(kind.Name.In()),
        Words.ChartTools,
        Words.ZoomIn,
        Words.ZoomOut,
        Words.Earlier,
        Words.Later,
        Words.WholeHistory,
        Words.ChartOverview,
        Words.ChartOverviewFrom,
        Words.ChartOverviewTo,
        Words.NoReadingInWindow,
        Words.ChartCoarse,
        Words.ChartFailed,
        Words.TryAgain,
        Words.Origin,
        Words.Red,
        Words.Yellow,
        Words.InvalidValue,
        Words.ExpectedRange,
        Words.Missing,
        Words.AlertWord);
}
