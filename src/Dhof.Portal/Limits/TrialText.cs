using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.BackTest;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Limits;

/// <summary>A back-test in words.</summary>
internal static class TrialText
{
    /// <summary>Ville varslet 14 ganger på 90 dager (3 røde), mot 6 (1 rød) med grensen som gjelder.</summary>
    public static string Sentence(LimitBackTest test)
    {
        var days = (int)LimitBackTest.Period.TotalDays;
        var candidate = Counted.Of(test.Candidate.Length, Words.LimitWouldFireOne, Words.LimitWouldFire, test.Candidate.Length, days, Reds(test.Candidate));
        return test.Present is { } present ? $"{candidate}, {Words.LimitAgainst.With(present.Length, Reds(present))}." : $"{candidate}, {Words.LimitAgainstNone}.";
    }

    /// <summary>How many of them were alerts when they came, and how many of those were acted on; null where the reader may not know.</summary>
    public static string? Handled(LimitBackTest test, IReadOnlyDictionary<long, bool>? alerted)
    {
        if (alerted is null || test.Candidate.IsEmpty)
        {
            return null;
        }

        var known = test.Candidate.Where(firing => alerted.ContainsKey(firing.Measurement)).ToList();
        return Words.LimitTrialActedOn.With(known.Count, known.Count(firing => alerted[firing.Measurement]));
    }

    /// <summary>The days on which it would have alerted, newest first, each with its values.</summary>
    public static IEnumerable<(DateOnly Day, Severity Worst, string Values)> Days(MeasurementKind kind, LimitBackTest test) =>
        from firing in test.Candidate
        group firing by NorwegianTime.Day(firing.At) into day
        orderby day.Key descending
        select (day.Key, day.Max(firing => firing.Severity), $"{string.Join(", ", day.Select(firing => $"{NorwegianTime.Local(firing.At):HH:mm} {Format.Number(kind, firing.Findings[0].Value)}"))}\u00a0{kind.UnitText}");

    private static string Reds(ImmutableArray<Firing> firings)
    {
        var red = firings.Count(firing => firing.Severity == Severity.Red);
        return Counted.Of(red, Words.LimitRedOne, Words.LimitReds, red);
    }
}
