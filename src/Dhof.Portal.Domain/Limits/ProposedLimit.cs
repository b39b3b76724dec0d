using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Limits;

/// <summary>A limit that somebody wants to set.</summary>
/// <param name="From">Null: from now on.</param>
/// <param name="ReviewBy">The day by which somebody looks at it again.</param>
/// <param name="Seen">Number of the series' newest limit as the clinician saw it, 0 for none: what a colleague set since is not passed over.</param>
public sealed record ProposedLimit(string Series, LimitBand Band, DateTimeOffset? From, string Reason, DateOnly? ReviewBy, int Seen)
{
    public const int LongestReason = 200;

    /// <summary>What must be mended before it can be set, by field; empty where nothing must.</summary>
    public ImmutableArray<LimitFault> Faults(DateTimeOffset now, DateOnly today)
    {
        var (kind, index) = MeasurementCatalogue.BySeries(Series);
        var possible = kind.Series[index].Possible;
        decimal?[] edges = [Band.RedBelow, Band.YellowBelow, Band.YellowFrom, Band.RedFrom];

        IEnumerable<LimitFault?> all =
        [
            edges.Any(edge => edge < possible.From || edge > possible.To || edge != (edge is { } value ? kind.Round(value) : null)) ? LimitFault.ImpossibleEdge : null,
            string.IsNullOrWhiteSpace(Reason) ? LimitFault.NoReason : null,
            Reason.Length > LongestReason ? LimitFault.LongReason : null,
            From < now ? LimitFault.InThePast : null,
            ReviewBy is null ? LimitFault.NoReview : ReviewBy <= today ? LimitFault.ReviewNotAhead : null,
        ];

        return [.. all.OfType<LimitFault>()];
    }
}
