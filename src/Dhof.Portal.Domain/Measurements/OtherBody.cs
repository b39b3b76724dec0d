using Dhof.Portal.Domain.Measurements.Kinds;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>
/// Finds readings that may be somebody else's: a body weight that lies 15 kg or more from the patient's own nearest earlier one (this project's proposal,
/// design of the product: "a weight jump of 15 kg"). Two people who share a scale alternate, so a reading that is marked is never what the next one is held
/// against. A pure function of the whole series of one controller: neither the order of arrival nor the part that is looked at changes a mark, and a
/// correction moves the marks with it.
/// </summary>
public static class OtherBody
{
    /// <summary>Kilograms, either way.</summary>
    public const decimal Jump = 15;

    /// <summary>
    /// How far back a reading vouches for the next. Fifteen kilograms are plausible over a longer time, and a series that began with somebody else's
    /// weight comes right at last. This project's proposal.
    /// </summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(90);

    public static bool AppliesTo(MeasurementKind kind) => kind is BodyWeight;

    /// <summary>The readings with their marks, in the order they were given.</summary>
    /// <param name="ofOneController">Every reading of the kind that one controller holds of one patient.</param>
    public static IReadOnlyList<Reading> Mark(MeasurementKind kind, IReadOnlyList<Reading> ofOneController)
    {
        var marked = ofOneController.ToArray();
        Reading? own = null;

        // At the same instant by value, not by id: ids are given in the order of arrival.
        foreach (var i in Enumerable.Range(0, marked.Length).OrderBy(i => marked[i].At).ThenBy(i => marked[i].Value).Where(i => marked[i].IsValid))
        {
            if (own is { } basis && marked[i].At - basis.At <= Reach && Math.Abs(kind.Round(marked[i].Value) - kind.Round(basis.Value)) >= Jump)
            {
                marked[i] = marked[i] with { Marks = marked[i].Marks | ReadingMarks.MaybeOtherPerson };
            }
            else
            {
                own = marked[i];
            }
        }

        return marked;
    }
}
