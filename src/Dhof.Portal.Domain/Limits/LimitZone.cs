namespace Dhof.Portal.Domain.Limits;

/// <summary>The values from one edge up to the next, which is not of it.</summary>
/// <param name="From">Null: however low.</param>
/// <param name="To">Null: however high.</param>
public readonly record struct LimitZone(Severity Severity, decimal? From, decimal? To)
{
    public bool Contains(decimal rounded) => !(rounded < From) && !(rounded >= To);
}
