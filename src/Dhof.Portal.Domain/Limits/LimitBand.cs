using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Limits;

/// <summary>
/// Half-open intervals without holes: red below <see cref="RedBelow"/>, yellow from there to <see cref="YellowBelow"/>, green to <see cref="YellowFrom"/>,
/// yellow to <see cref="RedFrom"/>, red from there. A null edge does not exist. Values are rounded as they are shown before they are judged.
/// </summary>
public sealed record LimitBand
{
    /// <param name="upperNeedsOxygen">The upper edges count only when oxygen treatment is recorded with the reading.</param>
    /// <exception cref="ArgumentException">The edges do not rise: there would be a hole or an overlap.</exception>
    public LimitBand(decimal? redBelow, decimal? yellowBelow, decimal? yellowFrom, decimal? redFrom, bool upperNeedsOxygen = false)
    {
        decimal[] edges = [.. new[] { redBelow, yellowBelow, yellowFrom, redFrom }.OfType<decimal>()];

        if (!edges.SequenceEqual(edges.Order()) || edges.Length == 0)
        {
            throw new ArgumentException("The edges of a limit rise from red below to red from, and there is at least one.", nameof(redBelow));
        }

        (RedBelow, YellowBelow, YellowFrom, RedFrom, UpperNeedsOxygen) = (redBelow, yellowBelow, yellowFrom, redFrom, upperNeedsOxygen);
    }

    public decimal? RedBelow { get; }

    public decimal? YellowBelow { get; }

    public decimal? YellowFrom { get; }

    public decimal? RedFrom { get; }

    public bool UpperNeedsOxygen { get; }

    /// <summary>Where a value falls, and the edge it crossed (null for green).</summary>
    public (Severity Severity, decimal? Edge, bool Below) Judge(decimal rounded, OxygenTherapy? oxygen)
    {
        var upper = !UpperNeedsOxygen || oxygen is { IsTreatment: true };

        return rounded switch
        {
            _ when rounded < RedBelow => (Severity.Red, RedBelow, true),
            _ when rounded < YellowBelow => (Severity.Yellow, YellowBelow, true),
            _ when upper && rounded >= RedFrom => (Severity.Red, RedFrom, false),
            _ when upper && rounded >= YellowFrom => (Severity.Yellow, YellowFrom, false),
            _ => (Severity.Green, null, false),
        };
    }

    /// <summary>The zones from the lowest value to the highest, each beginning where the one before it ends. What says the limit in words is made of these.</summary>
    /// <param name="upper">Whether the upper edges count.</param>
    public ImmutableArray<LimitZone> Zones(bool upper = true)
    {
        var (yellowFrom, redFrom) = upper ? (YellowFrom, RedFrom) : (null, null);
        (Severity Severity, decimal? From, decimal? To, bool IsThere)[] all =
        [
            (Severity.Red, null, RedBelow, RedBelow is not null),
            (Severity.Yellow, RedBelow, YellowBelow, YellowBelow is not null),
            (Severity.Green, YellowBelow ?? RedBelow, yellowFrom ?? redFrom, true),
            (Severity.Yellow, yellowFrom, redFrom, yellowFrom is not null),
            (Severity.Red, redFrom, null, redFrom is not null),
        ];

        return [.. all.Where(zone => zone.IsThere && (zone.From is null || zone.To is null || zone.From < zone.To)).Select(zone => new LimitZone(zone.Severity, zone.From, zone.To))];
    }
}
