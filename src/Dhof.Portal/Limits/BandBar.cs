using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Limits;

/// <summary>A band as parts of a bar, from its lowest value to its highest: where each zone begins and ends, in hundredths.</summary>
internal static class BandBar
{
    /// <summary>How much beyond the outermost edges is shown, as a share of what lies between them.</summary>
    private const double Beyond = 0.35;

    public static ImmutableArray<(Severity Severity, double From, double To)> Of(MeasurementKind kind, LimitBand band)
    {
        double[] edges = [.. new[] { band.RedBelow, band.YellowBelow, band.YellowFrom, band.RedFrom }.OfType<decimal>().Select(edge => (double)edge)];
        var beyond = Math.Max((edges[^1] - edges[0]) * Beyond, (double)Texts.Format.Smallest(kind) * 4);
        var (low, high) = (edges[0] - beyond, edges[^1] + beyond);
        double At(decimal? edge, double otherwise) => edge is { } value ? ((double)value - low) / (high - low) * 100 : otherwise;
        return [.. band.Zones().Select(zone => (zone.Severity, At(zone.From, 0), At(zone.To, 100)))];
    }
}
