namespace Dhof.Portal.Domain.Measurements;

/// <summary>From and to, both included, in the unit of the kind.</summary>
public readonly record struct ValueRange(decimal From, decimal To)
{
    public bool Contains(decimal value) => value >= From && value <= To;
}
