namespace Dhof.Portal.Benchmarks.Reports;

/// <summary>The run did not do what was to be measured: no figure of it may be told.</summary>
internal sealed class InvalidRunException(IEnumerable<string> reasons) : Exception($"The run is not valid: {string.Join(" ", reasons.Distinct().Take(Most))}")
{
    private const int Most = 5;

    /// <exception cref="InvalidRunException">There is at least one reason.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<string> reasons)
    {
        if (reasons.Count > 0)
        {
            throw new InvalidRunException(reasons);
        }
    }
}
