namespace Dhof.Portal.Domain.Questionnaires.Scores;

/// <summary>Modified MRC dyspnoea scale (SNOMED CT 870179002), 0 to 4: from strenuous exercise only, to too breathless to leave the house.</summary>
public readonly record struct MmrcGrade
{
    public const int Highest = 4;

    /// <exception cref="ArgumentOutOfRangeException">The scale has no such grade.</exception>
    public MmrcGrade(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Highest);
        Value = value;
    }

    public int Value { get; }
}
