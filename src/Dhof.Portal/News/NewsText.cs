using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Texts;

namespace Dhof.Portal.News;

/// <summary>One line of what is new.</summary>
/// <param name="Severity">Of an open alert; null for all else.</param>
public sealed record NewsLine(string Text, Severity? Severity = null)
{
    public override string ToString() => Severity is { } severity ? $"{Format.SeverityWord(severity)}: {Text}" : Text;
}

/// <summary>What is new since the clinician's mark, in words of the reader's language. Screen, print and what is copied to the record are all made of this and of nothing else.</summary>
/// <param name="Who">Whose it is: name, birth date, age.</param>
/// <param name="Period">Since when, and when it was read.</param>
/// <param name="Gaps">What did not come, and what could not be asked.</param>
public sealed record NewsText(string Who, string Period, ImmutableArray<NewsLine> Open, ImmutableArray<NewsLine> Since, ImmutableArray<NewsLine> Gaps)
{
    /// <summary>So many assessments are written out; how many more there are is told.</summary>
    private const int MostAssessments = 3;

    /// <param name="sources">What is to be told of other organisations' sources.</param>
    public static NewsText Of(PatientNews news, PatientRecordRow record, IEnumerable<string> sources) => new(
        $"{record.FullName()}, {Words.Born} {NorwegianTime.Date(record.BirthDate)} ({record.AgeOn(NorwegianTime.Day(news.At))})",
        (news.Mark.Through is { } ? Words.NewsSince : Words.NewsUnmarked).With(NorwegianTime.DateAndTime(news.Mark.Through is null ? news.Mark.LookFrom(news.At) : news.Mark.Through.At), NorwegianTime.DateAndTime(news.At)),
        [.. Opened(news).DefaultIfEmpty(new(Words.NewsNothingOpen))],
        [.. Happened(news).DefaultIfEmpty(Words.NewsNothing).Select(text => new NewsLine(text))],
        [.. news.Readings.SelectMany(Missing).Concat(sources).Select(text => new NewsLine(text))]);

    /// <summary>The parts with their headings, as they stand; a part without lines is not there.</summary>
    public IEnumerable<(string Heading, ImmutableArray<NewsLine> Lines)> Parts => new[] { (Words.NewsOpen, Open), (Words.NewsHappened, Since), (Words.NewsGaps, Gaps) }.Where(part => !part.Item2.IsEmpty);

    /// <summary>The first of what happened, and how much more there is.</summary>
    public string First => Since.Length == 1 ? Since[0].Text : $"{Since[0].Text} · {Words.OtherAlerts.With(Since.Length - 1)}";

    public int LineCount => Parts.Sum(part => part.Lines.Length);

    /// <summary>Plain text for the record.</summary>
    public string Plain() => string.Join('\n', new[] { Words.News, Who, Period }.Concat(Parts.SelectMany(part => part.Lines.Select(line => $"- {line}").Prepend(part.Heading))));

    private static IEnumerable<NewsLine> Opened(PatientNews news)
    {
        foreach (var alert in news.Open)
        {
            yield return new($"{AlertSentence.Why(alert.Alert.Latest)} ({Words.SinceTime.With(NorwegianTime.Short(alert.Alert.Since, news.At))})", alert.Severity);
        }

        if (news.Unread > 0)
        {
            yield return new($"{Words.Unread}: {news.Unread}");
        }
    }

    private static IEnumerable<string> Happened(PatientNews news)
    {
        if (!news.Raised.IsEmpty)
        {
            yield return Words.NewsRaised.With(news.Raised.Length, news.Raised.Count(alert => alert.Severity == Severity.Red), news.Raised.Count(alert => alert.Severity == Severity.Yellow));
        }

        if (!news.Closed.IsEmpty)
        {
            yield return Words.NewsClosed.With(news.Closed.Length, string.Join(", ", news.Closed.GroupBy(alert => alert.Life.Closing?.Reason).OrderBy(group => group.Key).Select(group => $"{ActWords.For(group.Key ?? default)}: {group.Count()}")));
        }

        foreach (var (_, act) in news.Assessments.Take(MostAssessments))
        {
            yield return $"{NorwegianTime.Short(act.At, news.At)} {ActWords.Of(act.By)}: {ActWords.Of(act.Assessment!)}";
        }

        if (news.Assessments.Length > MostAssessments)
        {
            yield return Words.NewsMoreAssessments.With(news.Assessments.Length - MostAssessments);
        }

        foreach (var text in news.Readings.Where(one => one.IsNew).Select(Measured))
        {
            yield return text;
        }

        if (!news.Forms.IsEmpty)
        {
            yield return Words.NewsForms.With(news.Forms.Length, NorwegianTime.Short(news.Forms[0], news.At));
        }

        foreach (var set in news.LimitsSet.GroupBy(LimitText.Author))
        {
            yield return Words.NewsLimits.With(Names(set), set.Key);
        }

        foreach (var approved in news.LimitsApproved.GroupBy(LimitText.Approval))
        {
            yield return $"{Words.Limits}: {Names(approved)}. {approved.Key}";
        }

        foreach (var plan in news.Plans)
        {
            yield return Words.NewsPlan.With(plan.Number, NorwegianTime.Short(plan.At, news.At), plan.Author);
        }
    }

    private static string Measured(ReadingsNews one)
    {
        var notes = new[] { (one.Late, Words.NewsLate), (one.Corrected, Words.NewsCorrected), (one.Withdrawn, Words.NewsWithdrawn), (one.Invalid, Words.NewsInvalid) }.Where(note => note.Item1 > 0).Select(note => note.Item2.With(note.Item1));
        var counts = string.Join(", ", notes.Prepend($"n {one.Count}"));
        var name = one.Kind.Name.In();

        return one.Median.IsEmpty ? $"{name}: {counts}"
            : one.Before.IsEmpty ? $"{name}: {Words.NewsMedian} {Values(one.Kind, one.Median)} ({counts})"
            : $"{name}: {Words.NewsMedian} {Values(one.Kind, one.Before, unit: false)} → {Values(one.Kind, one.Median)} ({counts})";
    }

    /// <summary>What did not come of one kind.</summary>
    internal static IEnumerable<string> Missing(ReadingsNews one)
    {
        var name = one.Kind.Name.In();

        if (one is { IsSilent: true, Newest: { } newest })
        {
            yield return Words.NewsSilent.With(name, NorwegianTime.DateAndTime(newest));
        }
        else if (one.DaysWithout > 0)
        {
            yield return Counted.Of(one.DaysWithout, Words.NewsDayWithout, Words.NewsDaysWithout, name, one.DaysWithout);
        }
    }

    private static string Values(MeasurementKind kind, ImmutableArray<decimal> values, bool unit = true)
    {
        var numbers = string.Join('/', values.Select(value => Format.Number(kind, value)));
        return unit && kind.UnitText.Length > 0 ? $"{numbers} {kind.UnitText}" : numbers;
    }

    private static string Names(IEnumerable<Limit> limits) => string.Join(", ", limits.Select(limit => MeasurementCatalogue.BySeries(limit.Series)).Select(found => found.Kind.Series[found.Index].Name.In()).Distinct());
}
