using System.Runtime.CompilerServices;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Tests.Sources;

/// <summary>
/// What one person measured at home over some days, and what two or three registers have of it. A patient who doubts a value measures again within minutes, often
/// with the same value, often with the other device.
/// </summary>
internal sealed class HomeSeries
{
    private static readonly (string Kind, string[] Units)[] s_kinds =
        [("spo2", ["%"]), ("hr", ["/min"]), ("bp", ["mm[Hg]"]), ("weight", ["kg", "g", "[lb_av]"]), ("temp", ["Cel", "[degF]"]), ("glucose", ["mmol/L", "mg/dL"]), ("acvpu", [""])];

    private static readonly string[] s_sources = ["home", "hospital", "doctor"];

    private readonly Random _random;
    private readonly Dictionary<(ReadingHolder, string), Measured> _of = [];

    /// <param name="leastSeconds">The least time between two readings of one kind.</param>
    /// <param name="oneHasAll">One register has every measuring; otherwise each may lack any.</param>
    public HomeSeries(int seed, double leastSeconds, bool oneHasAll)
    {
        _random = new(seed);
        OneHasAll = oneHasAll;
        Acts = [.. s_kinds.Where(_ => Odds(0.6)).SelectMany(kind => Measure(kind.Kind, kind.Units, leastSeconds))];
        Readings = [.. s_sources.Take(_random.Next(2, 4)).SelectMany(Keep)];
    }

    public bool OneHasAll { get; }

    public List<Measured> Acts { get; }

    public List<SourcedReading> Readings { get; }

    public Measured Of(SourcedReading reading) => _of[(reading.Holder, reading.Key)];

    /// <summary>
    /// Nobody could tell, by what is true and not by the rule: something with a value that looks like it was measured within three minutes, or a register has it twice.
    /// </summary>
    public HashSet<Measured> Ambiguous() =>
    [
        .. Acts.Where(act => Acts.Exists(other => other != act && other.Kind == act.Kind && (other.At - act.At).Duration() < TimeSpan.FromMinutes(3)
            && Math.Abs(other.Value - act.Value) < 2 * Last(act.Kind) && Math.Abs((other.Second ?? 0) - (act.Second ?? 0)) < 2)),
        .. Readings.GroupBy(one => (one.Holder.Source, Of(one))).Where(same => same.Count() > 1).Select(same => same.Key.Item2),
    ];

    private static decimal Last(MeasurementKind kind) => new(1, 0, 0, false, (byte)kind.Decimals);

    private IEnumerable<Measured> Measure(string key, string[] units, double leastSeconds)
    {
        var kind = MeasurementCatalogue.Get(key);
        string[] devices = [$"{key}-1", $"{key}-2"];
        string[] written = [.. devices.Select(_ => units[_random.Next(units.Length)])];
        var at = Sourced.Eight;
        var number = 0;

        for (var day = 0; day < 3; day++, number = 0)
        {
            at = new[] { at.AddSeconds(leastSeconds), Sourced.Eight.AddDays(day).AddMilliseconds(_random.Next(3_600_000)) }.Max();
            Measured? before = null;

            for (var times = Odds(0.4) ? _random.Next(2, 5) : 1; times > 0; times--)
            {
                var device = _random.Next(2);
                var value = before is not null && Odds(0.7) ? before.Value : Draw(kind, written[device]);
                before = new(kind, at, value, kind.Series.Length > 1 ? (before is not null && Odds(0.7) ? before.Second : _random.Next(60, 90)) : null, written[device], devices[device], $"urn:{devices[device]}|{++number}")
                {
                    Oxygen = key == "spo2" && Odds(0.3) ? new(_random.Next(3)) : null,
                    Activity = (Activity)(Odds(0.3) ? _random.Next(3) : 0),
                };
                yield return before;
                at = at.AddSeconds(leastSeconds).AddMilliseconds(Odds(0.5) ? _random.Next(20_000) : _random.Next(240_000));
            }
        }
    }

    /// <summary>A value as a device shows it: in its unit, with one decimal, a gram scale in steps of fifty.</summary>
    private decimal Draw(MeasurementKind kind, string unit) => (kind.Units.FirstOrDefault(known => known.Ucum == unit) ?? new("")).Convert(unit switch
    {
        "kg" => _random.Next(700, 720) / 10m,
        "g" => _random.Next(1400, 1440) * 50,
        "[lb_av]" => _random.Next(1540, 1590) / 10m,
        "Cel" => _random.Next(360, 390) / 10m,
        "[degF]" => _random.Next(970, 1010) / 10m,
        "mmol/L" => _random.Next(40, 120) / 10m,
        "mg/dL" => _random.Next(70, 200),
        "" => _random.Next(5),
        "mm[Hg]" => _random.Next(110, 150),
        _ => _random.Next(85, 99),
    });

    private IEnumerable<SourcedReading> Keep(string source)
    {
        var all = OneHasAll && source == s_sources[0];
        var share = all ? 1 : new[] { 1, 0.8, 0.4 }[_random.Next(3)];
        var clock = TimeSpan.FromMilliseconds(Odds(0.5) ? 0 : _random.Next(-7500, 7501));
        var (cuts, toEven, device, identifier) = (Odds(0.3), Odds(0.5), Odds(0.5), _random.Next(4));
        var units = s_kinds.ToDictionary(kind => kind.Kind, kind => kind.Units[_random.Next(kind.Units.Length)]);

        foreach (var act in Acts.Where(_ => Odds(share)))
        {
            for (var copies = Odds(0.04) ? 2 : 1; copies > 0; copies--)
            {
                var at = act.At + clock;
                var key = $"{_of.Count}";
                var holder = Sourced.At(source, new OrganisationNumber(100000001 + _random.Next(2)));
                var unit = units[act.Kind.Key];
                _of[(holder, key)] = act;
                yield return new(holder, key, act.Kind, cuts ? new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero) : at, Rewritten(act, unit, toEven), act.Second)
                {
                    Unit = unit,
                    Identifier = identifier == 0 ? act.Identifier : identifier == 1 ? $"urn:{source}|{key}" : null,
                    Device = device ? act.Device : null,
                    Oxygen = Odds(0.8) ? act.Oxygen : null,
                    Activity = Odds(0.8) ? act.Activity : Activity.NotRecorded,
                    IsWithdrawn = Odds(0.02),
                    IsFirstHand = all,
                    Recorded = Odds(0.5) ? at.AddSeconds(_random.Next(100)) : null,
                };
            }
        }
    }

    /// <summary>The value as a register with another unit writes it: grams and mg/dL whole, all else to one decimal.</summary>
    private static decimal Rewritten(Measured act, string unit, bool toEven)
    {
        if (unit == act.Unit || act.Kind.Units is not [_, _, ..])
        {
            return act.Value;
        }

        var to = act.Kind.Units.First(known => known.Ucum == unit);
        return to.Convert(decimal.Round((act.Value / to.Factor) - to.Offset, unit is "g" or "mg/dL" ? 0 : 1, toEven ? MidpointRounding.ToEven : MidpointRounding.AwayFromZero));
    }

    private bool Odds(double share) => _random.NextDouble() < share;

    /// <summary>One measuring, as it was. Two with the same values are two.</summary>
    internal sealed record Measured(MeasurementKind Kind, DateTimeOffset At, decimal Value, decimal? Second, string Unit, string Device, string Identifier)
    {
        public OxygenTherapy? Oxygen { get; init; }

        public Activity Activity { get; init; }

        public bool Equals(Measured? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }
}
