using System.Text.Json.Serialization;

namespace Dhof.Portal.Benchmarks.Reports;

/// <summary>One measured figure.</summary>
/// <param name="Target">What it should be at the most or at the least; null where it is told for information.</param>
/// <param name="AtLeast">The target is a floor, not a ceiling.</param>
/// <param name="Beside">Something of the same run that the result can be held against.</param>
/// <param name="BesideWhat">What that is.</param>
internal sealed record Figure(string Benchmark, string Name, double Result, string Unit, double? Target = null, bool AtLeast = false, double? Beside = null, string? BesideWhat = null)
{
    public bool? IsMet => Target is not { } target ? null : AtLeast ? Result >= target : Result <= target;

    public double? Ratio => Beside is { } beside and not 0 ? Result / beside : null;

    [JsonIgnore]
    public string TargetText => Target is { } target ? $"{(AtLeast ? "≥" : "≤")} {Text(target)} {Unit}" : "";

    [JsonIgnore]
    public string ResultText => $"{Text(Result)} {Unit}";

    [JsonIgnore]
    public string RatioText => Ratio is { } ratio ? $"{Text(ratio)} × {BesideWhat} ({Text(Beside!.Value)} {Unit})" : "";

    private static string Text(double number) => number.ToString(
        Math.Abs(number) >= 100 ? "N0" : Math.Abs(number) >= 10 ? "0.#" : "0.##",
        System.Globalization.CultureInfo.InvariantCulture);
}
