using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Questionnaires.Scores;

/// <summary>
/// COPD Assessment Test: eight items of 0 to 5. Known by the keys of its items only, because the wording is GSK's. Bands: Jones et al., CAT user guide; a change of two points matters to patients
/// (Kon et al. 2014, Lancet Respir Med).
/// </summary>
public sealed record CatScore
{
    /// <summary>Raised whenever the same answers could be reckoned otherwise.</summary>
    public const int Version = 1;

    public const int HighestItem = 5;

    /// <summary>The smallest change that matters to patients.</summary>
    public const int SmallestThatMatters = 2;

    private CatScore(int total) => Total = total;

    public static ImmutableArray<string> Items { get; } = ["cough", "phlegm", "chest-tightness", "breathlessness", "activities", "confidence", "sleep", "energy"];

    /// <summary>0 to 40.</summary>
    public int Total { get; }

    public CatImpact Impact => Total switch
    {
        < 10 => CatImpact.Low,
        <= 20 => CatImpact.Medium,
        <= 30 => CatImpact.High,
        _ => CatImpact.VeryHigh,
    };

    /// <summary>Null where an item is missing: there is no total of some.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An answer that the item has not.</exception>
    public static CatScore? Of(IReadOnlyDictionary<string, int> answers)
    {
        foreach (var item in Items)
        {
            if (answers.TryGetValue(item, out var answer) && answer is < 0 or > HighestItem)
            {
                throw new ArgumentOutOfRangeException(nameof(answers), answer, item);
            }
        }

        return Items.All(answers.ContainsKey) ? new(Items.Sum(item => answers[item])) : null;
    }
}

/// <summary>How much the disease affects the patient.</summary>
public enum CatImpact
{
    Low,
    Medium,
    High,
    VeryHigh,
}
