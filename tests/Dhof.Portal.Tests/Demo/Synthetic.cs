using CsCheck;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Alerting;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Demo;

/// <summary>Regions and what they hold, without a database.</summary>
internal static class Synthetic
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Any second of ten years, in which every kind of day and both nights of the clock change come.</summary>
    public static Gen<DateTimeOffset> AnyTime { get; } = Gen.Long[1_735_689_600, 2_051_222_400].Select(DateTimeOffset.FromUnixTimeSeconds);

    public static Gen<Region> AnySmall { get; } = Gen.Select(Gen.Int[1, 100_000], AnyTime, (seed, at) => Region.Create(DemoOptions.Small, seed, at));

    public static SimulatedReading[] Readings(Region region, int patient, DateTimeOffset? after = null, DateTimeOffset? through = null) =>
        [.. new Diary(region.Patients[patient], new(region.FirstStart)).Between(after ?? DateTimeOffset.UnixEpoch, through ?? region.FirstStart)];

    /// <summary>The alerts of one patient at an instant, closed ones too.</summary>
    public static List<AlertRow> Alerts(Region region, int patient, DateTimeOffset? at = null)
    {
        var who = region.Patients[patient];
        (MeasurementKind Kind, Reading Reading)[] readings = [.. Readings(region, patient, through: at).Select((reading, i) => (reading.Kind, reading.As(i + 1)))];
        var history = new History(who.Limits, who.Condition, readings.GroupBy(one => one.Kind.Key).ToDictionary(kind => kind.Key, kind => kind.Select(one => one.Reading).Order(History.Order).ToArray()));
        var alerts = new PatientAlerts(who, [], history, new StoryDays(region.FirstStart).HeldFrom);

        foreach (var (kind, reading) in readings)
        {
            alerts.Judge(kind, reading);
        }

        alerts.CloseUntil(at ?? region.FirstStart);
        return alerts.Raised;
    }

    /// <summary>What the answers of one patient raise by an instant.</summary>
    public static AlertRow[] Answered(Region region, int patient, DateTimeOffset? at = null)
    {
        var (who, days, through) = (region.Patients[patient], new StoryDays(region.FirstStart), at ?? region.FirstStart);
        var messages = new FormDiary(who, days).Between(DateTimeOffset.UnixEpoch, through).Select(form => new FormMessage(who, form))
            .Concat(new ScoreDiary(who, days).Between(DateTimeOffset.UnixEpoch, through).Select(form => new FormMessage(who, form)));
        return [.. ToldAnswers.Raise(who, messages.OrderBy(one => one.At).Select((one, i) => (one.Form.Url, Form: new JudgedForm(i + 1, one.At.ToUniversalTime(), one.Items))).ToLookup(one => one.Url, one => one.Form), [], DateTimeOffset.UnixEpoch, days.HeldFrom)];
    }

    public static AlertRow[] Open(Region region, int patient, DateTimeOffset? at = null) => [.. Alerts(region, patient, at).Where(alert => alert.ClosedAt is null)];
}
