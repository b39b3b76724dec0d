namespace Dhof.Portal.Sources;

/// <summary>When a copied source is asked.</summary>
/// <param name="Every">How often what has changed.</param>
/// <param name="Overlap">How far back of what has been copied.</param>
/// <param name="Sweep">How often for everything of each patient.</param>
public sealed record CopyTimes(TimeSpan Every, TimeSpan Overlap, TimeSpan Sweep)
{
    public static CopyTimes Usual { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1));
}
