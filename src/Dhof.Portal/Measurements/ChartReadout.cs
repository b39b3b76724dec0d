using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What the working chart says of each reading: when, value, limit, change from the one before, circumstances, origin. Every text stands once.</summary>
/// <param name="origins">By the id of the reading.</param>
/// <param name="former">What was said before: a reading of which the same is to be said is not put into words again.</param>
public sealed class ChartReadout(ChartHistory history, IReadOnlyDictionary<long, string> origins, ChartReadout? former = null)
{
    private readonly MeasurementKind _kind = history.Kind;
    private readonly LimitHistory _limits = history.Limits;
    private readonly Dictionary<long, Reading?> _before = Before(history.Ordered);
    private readonly Dictionary<long, Told> _told = former is not null && former._limits.Equals(history.Limits) ? former._told : [];

    /// <param name="points">Readings of the history.</param>
    public ChartPoints Of(ImmutableArray<Reading> points)
    {
        Dictionary<string, int> numbers = [];
        var told = points.Select(Tell).ToList();
        ImmutableArray<ImmutableArray<int>> said = [.. told.Select(one => one.Texts.Select(text => Number(numbers, text)).ToImmutableArray())];

        return new(
            [.. points.Select(reading => reading.At.ToUnixTimeMilliseconds())],
            [.. points.Select(reading => reading.IsValid ? _kind.Round(reading.Value) : (decimal?)null)],
            string.Concat(told.Select(one => one.Letter)),
            [.. numbers.Keys],
            said);
    }

    /// <summary>When and what come first; the browser sets them apart.</summary>
    public IEnumerable<string> Said(Reading reading)
    {
        yield return NorwegianTime.DateAndTime(reading.At);
        yield return Format.ValueWithUnit(_kind, reading);

        if (reading.IsValid)
        {
            yield return Judgement.Worst(_kind, reading, history.Limits) is { } severity ? $"{Format.SeverityWord(severity)}. {Expected(reading)}" : Words.NoLimit;
            yield return Change(reading);
        }

        yield return string.Join(", ", ReadingText.Circumstances(reading).Concat(ReadingText.Marks(reading)));
        yield return origins.GetValueOrDefault(reading.Id, "");
    }

    private string Expected(Reading reading) => Words.Expected.With(string.Join(" / ", _kind.Series.Select(series =>
        history.Limits.InForce(series.Key, reading.At) is { } limit ? Format.GreenInterval(_kind, limit.Band) : "–")));

    private string Change(Reading reading)
    {
        if (_before[reading.Id] is not { } before)
        {
            return Words.ChangeFirst;
        }

        List<decimal> changes = [.. Enumerable.Range(0, _kind.Series.Length).Where(i => reading.Of(i) is not null && before.Of(i) is not null).Select(i => _kind.Round(reading.Of(i)!.Value) - _kind.Round(before.Of(i)!.Value))];
        return changes.TrueForAll(change => change == 0) ? Words.ChangeNone : Words.ChangeFromPrevious.With(string.Join("/", changes.Select(Signed)));
    }

    private string Signed(decimal change) => change switch
    {
        > 0 => $"+{Format.Number(_kind, change)}",
        < 0 => $"−{Format.Number(_kind, -change)}",
        _ => "0",
    };

    private Told Tell(Reading reading)
    {
        var (before, origin) = (_before[reading.Id], origins.GetValueOrDefault(reading.Id, ""));

        if (!_told.TryGetValue(reading.Id, out var told) || told.Reading != reading || told.Before != before || told.Origin != origin)
        {
            _told[reading.Id] = told = new(reading, before, origin, Letter(reading), [.. Said(reading).Where(text => text.Length > 0)]);
        }

        return told;
    }

    private static int Number(Dictionary<string, int> numbers, string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers.Add(text, number = numbers.Count);
        }

        return number;
    }

    private char Letter(Reading reading) => !reading.IsValid ? 'x' : Judgement.Worst(_kind, reading, history.Limits) switch
    {
        Severity.Red => 'r',
        Severity.Yellow => 'y',
        Severity.Green => 'g',
        _ => 'n',
    };

    /// <summary>The valid reading before each, in the whole history: a reading that thinning left out is still the one before.</summary>
    private static Dictionary<long, Reading?> Before(IReadOnlyList<Reading> ordered)
    {
        Dictionary<long, Reading?> before = [];
        Reading? last = null;

        foreach (var reading in ordered)
        {
            before[reading.Id] = last;
            last = reading.IsValid ? reading : last;
        }

        return before;
    }

    private sealed record Told(Reading Reading, Reading? Before, string Origin, char Letter, ImmutableArray<string> Texts);
}
