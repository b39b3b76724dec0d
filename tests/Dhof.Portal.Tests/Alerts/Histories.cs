using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>Readings of one patient in a row, and what a rule finds in one of them.</summary>
internal sealed class Histories(FollowUpCondition? condition = FollowUpCondition.Copd)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly LimitHistory Default = new(DefaultLimits.Bands.Select(band => new Limit(band.Key, band.Value, Now.AddYears(-1), "a", "r", null)));

    private readonly List<(MeasurementKind Kind, Reading Reading)> _all = [];

    public LimitHistory Limits { get; init; } = Default;

    /// <summary>One more reading; ids count from 1.</summary>
    public Histories Add(string kind, double value, TimeSpan ago, ReadingMarks marks = ReadingMarks.None, Activity activity = Activity.NotRecorded, double? second = null)
    {
        _all.Add((MeasurementCatalogue.Get(kind), new(_all.Count + 1, Now - ago, (decimal)value, (decimal?)second, marks, null, activity)));
        return this;
    }

    /// <summary>The same value once a day, from some days ago until others, both included.</summary>
    public Histories Daily(string kind, double value, int from, int until) =>
        Enumerable.Range(until, from - until + 1).Reverse().Aggregate(this, (history, day) => history.Add(kind, value, TimeSpan.FromDays(day)));

    /// <summary>What the rule finds in the last reading that was added.</summary>
    public Finding? Judge(AlertRule rule) => Judge(rule, _all.Count);

    public Finding? Judge(AlertRule rule, int id)
    {
        var readings = _all.GroupBy(one => one.Kind.Key).ToDictionary(kind => kind.Key, kind => kind.Select(one => one.Reading).Order(History.Order).ToArray());
        var (kind, reading) = _all[id - 1];
        return rule.Judge(kind, reading, new(Limits, condition, readings)).SingleOrDefault();
    }

    /// <summary>The finding of a saturation measured now, where it waits half an hour for a repeat; null where there is none or it does not.</summary>
    public Finding? Hold(double value, ReadingMarks marks = ReadingMarks.None, Activity activity = Activity.NotRecorded)
    {
        Add("spo2", value, TimeSpan.Zero, marks, activity);
        return Judge(new OutsideLimit()) is { } finding && HoldOf(finding) is var held && HeldYellow.UntilOf(OpenAlert.From(held)) is not null ? held : null;
    }

    /// <summary>A finding of the last reading that was added, held where it is suspect.</summary>
    public Finding HoldOf(Finding finding)
    {
        var readings = _all.GroupBy(one => one.Kind.Key).ToDictionary(kind => kind.Key, kind => kind.Select(one => one.Reading).Order(History.Order).ToArray());
        var (kind, reading) = _all[^1];
        return HeldYellow.Of(finding, kind, reading, new(Limits, condition, readings), TimeSpan.FromMinutes(30));
    }
}
