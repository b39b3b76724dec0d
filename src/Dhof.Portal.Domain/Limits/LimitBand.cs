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
}
