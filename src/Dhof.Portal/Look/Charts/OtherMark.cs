namespace Dhof.Portal.Look.Charts;

/// <summary>A reading that another organisation has and this one has not, or has with another value, as it stands beside the own ones: an open ring without a colour, because no limit here was set for it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Value">In the kind's unit; the systolic pressure of a blood pressure.</param>
/// <param name="Second">The diastolic pressure of a blood pressure.</param>
/// <param name="Text">Value, holder and time.</param>
/// <param name="Differs">It is of the same measuring as an own reading, and not of the same value.</param>
public sealed record OtherMark(DateTimeOffset At, decimal Value, decimal? Second, string Text, bool Differs)
{
    public IEnumerable<decimal> Values => Second is { } second ? [Value, second] : [Value];
}
