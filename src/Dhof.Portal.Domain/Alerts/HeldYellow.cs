using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>
/// One technically suspect yellow may wait for a repeat: an oxygen saturation below its yellow limit that lies 4 points or more under the three before it, all of which were green. An oximeter may be wrong by that much
/// (ISO 80601-2-61: 4 points, root mean square), and more than half of false alerts at home were measuring technique. Never a red, never beside a pulse or a breathing that is out of its limits, never what is improbable,
/// late or taken after exertion [P]. The alert stands in its band all the time and says what it waits for; what the hold changes is that a normal repeat closes it. It is reckoned from the finding and the clock: nothing
/// has to wake up for it to end.
/// </summary>
public static class HeldYellow
{
    /// <summary>Raised whenever the same readings could be held otherwise.</summary>
    public const int Version = 1;

    public const decimal Jump = 4.0m;

    /// <summary>How many readings before it must be green.</summary>
    public const int Neighbours = 3;

    /// <summary>The rule whose finding it is.</summary>
    public const string Rule = "outside-limit";

    private const string Until = "held-until", Oxygen = "on-oxygen", Repeat = "repeat";

    private static readonly MeasurementKind s_saturation = MeasurementCatalogue.Of<OxygenSaturation>(), s_pulse = MeasurementCatalogue.Of<HeartRate>(), s_breaths = MeasurementCatalogue.Of<RespiratoryRate>();
    private static readonly OutsideLimit s_outside = new();

    /// <summary>A week: whoever measures every second day has three readings in it.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromDays(7);

    /// <summary>The kinds that it looks at beside the reading.</summary>
    public static ImmutableArray<MeasurementKind> Reads { get; } = [s_saturation, s_pulse, s_breaths];

    /// <summary>A hold lasts at least so long: shorter nobody measures again.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromMinutes(5);

    public static TimeSpan Longest { get; } = TimeSpan.FromHours(2);

    /// <summary>The finding, held where it is suspect.</summary>
    /// <param name="wait">How long after it was measured.</param>
    public static Finding Of(Finding finding, MeasurementKind kind, Reading reading, History history, TimeSpan wait) =>
        finding is { Severity: Severity.Yellow, Below: true, Basis: null } && finding.Rule == Rule && IsSuspect(kind, reading, history)
            ? finding with { Basis = new([reading.Id], [new(Until, (reading.At + wait).ToUnixTimeSeconds()), new(Oxygen, IsOnOxygen(reading) ? 1 : 0), new("hold-version", Version)]) }
            : finding;

    /// <summary>Until when an alert waits for a repeat, or waited; null where it never did, and from the second finding on: what is confirmed waits for nothing.</summary>
    public static DateTimeOffset? UntilOf(OpenAlert alert) =>
        alert is { Severity: Severity.Yellow, Count: 1, Latest: { Severity: Severity.Yellow, Basis: { } basis } } && basis.Find(Until) is { } until ? DateTimeOffset.FromUnixTimeSeconds((long)until) : null;

    /// <summary>Until when it waits now; null where it does not.</summary>
    public static DateTimeOffset? UntilOf(OpenAlert alert, DateTimeOffset now) => UntilOf(alert) is { } until && now < until ? until : null;

    /// <summary>Whether a reading ends now what is held.</summary>
    /// <param name="findings">What the rule about limits found in it.</param>
    public static bool IsEndedBy(OpenAlert alert, MeasurementKind kind, Reading repeat, IEnumerable<Finding> findings, DateTimeOffset now) =>
        UntilOf(alert, now) is not null && IsNormalRepeat(alert, kind, repeat, findings);

    /// <summary>Whether a reading is a normal repeat of what is or was held: measured after it and in its time, with or without oxygen as it was, and within its limits.</summary>
    public static bool IsNormalRepeat(OpenAlert alert, MeasurementKind kind, Reading repeat, IEnumerable<Finding> findings) =>
        UntilOf(alert) is { } until
        && kind is OxygenSaturation
        && repeat.At > alert.Latest.At && repeat.At <= until
        && DailyMeans.IsComparable(repeat)
        && IsOnOxygen(repeat) == (alert.Latest.Basis!.Find(Oxygen) == 1)
        && !findings.Any();

    /// <summary>What an alert rests on that a normal repeat closes: with the repeat, or without it where it is none any more.</summary>
    public static FindingBasis With(FindingBasis basis, long? repeat) => basis with { Numbers = [.. basis.Numbers.Where(number => number.Name != Repeat), .. repeat is { } id ? [new(Repeat, id)] : ReadOnlySpan<RuleNumber>.Empty] };

    /// <summary>The repeat that closed it; null where none did.</summary>
    public static long? RepeatOf(Finding finding) => (long?)finding.Basis?.Find(Repeat);

    private static bool IsSuspect(MeasurementKind kind, Reading reading, History history)
    {
        if (kind is not OxygenSaturation || !DailyMeans.IsComparable(reading) || (reading.Marks & (ReadingMarks.Late | ReadingMarks.MaybeOtherPerson)) != 0)
        {
            return false;
        }

        var before = Before(kind, reading, history);
        return before is [.., _, _, _]
            && before[^Neighbours..].All(one => IsOnOxygen(one) == IsOnOxygen(reading) && IsGreen(kind, one, history))
            && kind.Round(before[^Neighbours..].Select(one => one.Value).Order().ElementAt(1)) - kind.Round(reading.Value) >= Jump
            && IsGreenLast(s_pulse, reading, history) && IsGreenLast(s_breaths, reading, history);
    }

    private static ImmutableArray<Reading> Before(MeasurementKind kind, Reading reading, History history)
    {
        var before = ImmutableArray.CreateBuilder<Reading>();

        foreach (var one in history.Between(kind, reading.At - Window, reading.At))
        {
            if (one.At < reading.At && DailyMeans.IsComparable(one))
            {
                before.Add(one);
            }
        }

        return before.ToImmutable();
    }

    /// <summary>Of the last day, the reading's own minute included.</summary>
    private static bool IsGreenLast(MeasurementKind kind, Reading reading, History history)
    {
        foreach (var one in history.Between(kind, reading.At.AddDays(-1), reading.At))
        {
            if (one.IsValid && !IsGreen(kind, one, history))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOnOxygen(Reading reading) => reading.Oxygen is { IsTreatment: true };

    private static bool IsGreen(MeasurementKind kind, Reading reading, History history) => !s_outside.Judge(kind, reading, history).Any();
}
