namespace Dhof.Portal.Fhir.Server;

/// <summary>One refused input: why, where and what to do about it. It never holds a value, a name or an identity number.</summary>
/// <param name="Expression">FHIRPath of the place, from the resource or from the bundle.</param>
/// <param name="Detail">What was found, where it says more than the cure: codes and units only.</param>
public sealed record Refusal(RefusalCode Code, string Expression, string? Detail = null)
{
    public string Diagnostics => Detail is null ? Code.Cure : $"{Detail} {Code.Cure}";

    /// <summary>The same refusal seen from the bundle that the resource stood in.</summary>
    public Refusal InEntry(int entry)
    {
        var from = Expression.IndexOf('.', StringComparison.Ordinal);

        return Expression.StartsWith("Bundle", StringComparison.Ordinal)
            ? this
            : this with { Expression = $"Bundle.entry[{entry}].resource{(from < 0 ? "" : Expression[from..])}" };
    }
}
