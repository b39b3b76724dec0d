using System.Collections.Immutable;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What the list of events shows of limits: those that one person set at one time for one reason are one event, and so are those that a doctor approved at once.</summary>
public static class LimitEvents
{
    /// <param name="from">The first instant at which a limit came into force.</param>
    public static IEnumerable<PatientEvent> Since(LimitHistory limits, DateTimeOffset from) =>
        (from change in Changes(limits)
         where change.Limit.ValidFrom >= @from
         group change by (change.Limit.ValidFrom, change.Limit.Author, change.Limit.Reason, change.Limit.ApprovedBy, change.Limit.IsPersonal, change.Limit.Undoes is null) into together
         select Event([.. together])).Concat(
        from change in Changes(limits)
        where change.Limit.ApprovedAt >= @from && change.Limit.ApprovedAt > (change.Limit.SetAt ?? change.Limit.ValidFrom) && change.Limit.Undoes is null
        group change by (change.Limit.ApprovedAt, change.Limit.ApprovedBy) into together
        select Approved([.. together]));

    private static PatientEvent Approved(ImmutableArray<Change> together) => new(
        $"limit-approved-{together[0].Limit.ApprovedAt!.Value.ToUnixTimeMilliseconds()}-{together[0].Limit.Series}",
        PatientEventKind.Limit,
        together[0].Limit.ApprovedAt!.Value,
        together.Length == 1 ? Words.LimitApproved : Words.LimitsApproved,
        [.. together.Select(change => new EventLine(Words.SeriesExpected.With(change.Series.Name.In(), Format.GreenInterval(change.Kind, change.Limit.Band))))],
        LimitText.Approval(together[0].Limit));

    private static PatientEvent Event(ImmutableArray<Change> together)
    {
        var first = together[0].Limit;
        return new(
            $"limit-{first.ValidFrom.ToUnixTimeMilliseconds()}-{first.Series}",
            PatientEventKind.Limit,
            first.ValidFrom,
            together.Length == 1 ? Words.LimitChanged : Words.LimitsChanged,
            [.. together.Select(change => new EventLine(Sentence(change)))],
            string.Join(" · ", new[] { LimitText.Author(first), first.Undoes is null ? first.Reason : Words.LimitUndone, LimitText.Approval(first) }.Where(text => text.Length > 0)));
    }

    private static IEnumerable<Change> Changes(LimitHistory limits) =>
        from kind in MeasurementCatalogue.Kinds
        from series in kind.Series
        let all = limits.Of(series.Key)
        from index in Enumerable.Range(0, all.Length)
        select new Change(kind, series, all[index], index == 0 ? null : all[index - 1]);

    private static string Sentence(Change change)
    {
        var now = Words.SeriesExpected.With(change.Series.Name.In(), Format.GreenInterval(change.Kind, change.Limit.Band));
        return change.Before is { } before ? $"{now} ({Words.Before.With(Format.GreenInterval(change.Kind, before.Band))})" : now;
    }

    private sealed record Change(MeasurementKind Kind, Series Series, Limit Limit, Limit? Before);
}
