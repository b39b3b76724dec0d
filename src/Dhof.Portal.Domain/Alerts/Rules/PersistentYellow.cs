using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// Two of the last three readings of a series were outside their limits [P], the one that is judged among them. Each is held against the limit in force at its own
/// time. A red counts as a yellow does, so a worse value never takes the finding away; the finding itself is yellow, for a red stands on its own.
/// </summary>
public sealed record PersistentYellow() : AlertRule("persistent-yellow", 1, new("Gjentatt utenfor grense", "Gjenteke utanfor grense", "Repeatedly outside its limit"))
{
    public const int Of = 3;
    public const int Least = 2;

    /// <summary>What is older has nothing to do with today. Whoever measures twice a week has three readings in a week, and half a day lets the hour vary [P].</summary>
    public override TimeSpan Window => TimeSpan.FromDays(7.5);

    public override bool IsByLimits => true;

    public override ImmutableArray<MeasurementKind> Reads(MeasurementKind judged) => judged.Form == ValueForm.Quantity ? [judged] : [];

    public override IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history) =>
        reading.IsValid ? [.. Enumerable.Range(0, kind.Series.Length).Select(series => Judge(kind, series, reading, history)).OfType<Finding>()] : [];

    private Finding? Judge(MeasurementKind kind, int series, Reading reading, History history)
    {
        var (severity, edge, below) = Outside(kind, series, reading, history);

        if (severity == Severity.Green)
        {
            return null;
        }

        var (seen, red) = (1, severity == Severity.Red ? 1 : 0);
        List<long> outside = [reading.Id];
        var earlier = history.Between(kind, reading.At - Window, reading.At);

        for (var i = earlier.Length - 1; i >= 0 && seen < Of; i--)
        {
            if (History.Order.Compare(earlier[i], reading) >= 0 || !earlier[i].IsValid || earlier[i].Of(series) is null)
            {
                continue;
            }

            seen++;
            var before = Outside(kind, series, earlier[i], history).Severity;

            if (before > Severity.Green)
            {
                outside.Insert(0, earlier[i].Id);
                red += before == Severity.Red ? 1 : 0;
            }
        }

        return outside.Count < Least ? null : new(Key, Version, kind.Series[series].Key, Severity.Yellow, reading.Id, reading.At, kind.Round(reading.Of(series)!.Value), edge!.Value, below, reading.Marks)
        {
            Basis = new([.. outside], [new("outside", outside.Count), new("red", red), new("of", seen), new("least", Least), new("window-days", (decimal)Window.TotalDays)]),
        };
    }

    private static (Severity Severity, decimal? Edge, bool Below) Outside(MeasurementKind kind, int series, Reading reading, History history) =>
        reading.Of(series) is { } value && history.Limits.InForce(kind.Series[series].Key, reading.At) is { } limit ? limit.Band.Judge(kind.Round(value), reading.Oxygen) : (Severity.Green, null, false);
}
