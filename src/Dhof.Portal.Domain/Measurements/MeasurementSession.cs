using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>A reading and what kind it is of.</summary>
public readonly record struct KindReading(MeasurementKind Kind, Reading Reading);

/// <summary>What a patient measured in one go: readings with short pauses between, each kind once, but for kinds that the message names. A kind measured again begins another session, so that the two are compared, not merged.</summary>
/// <param name="Readings">In the order of the catalogue; never none.</param>
public sealed record MeasurementSession(ImmutableArray<KindReading> Readings)
{
    /// <summary>The longest time between two readings of one session.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Effective time of the first reading, UTC.</summary>
    public DateTimeOffset At => Readings.Min(one => one.Reading.At);

    /// <summary>The lowest id of its readings: a value that arrives later does not change it.</summary>
    public long Id => Readings.Min(one => one.Reading.Id);

    /// <summary>Every reading in exactly one session, oldest session first. The order in which readings come in does not matter.</summary>
    public static ImmutableArray<MeasurementSession> Of(IEnumerable<KindReading> readings)
    {
        var sessions = ImmutableArray.CreateBuilder<MeasurementSession>();
        List<KindReading> session = [];

        foreach (var one in readings.OrderBy(one => one.Reading.At).ThenBy(one => one.Kind.Order).ThenBy(one => one.Reading.Id))
        {
            if (session.Count > 0 && (one.Reading.At - session[^1].Reading.At > LongestPause || (!one.Kind.IsNamedByMessage && session.Exists(there => there.Kind == one.Kind))))
            {
                sessions.Add(From(session));
                session = [];
            }

            session.Add(one);
        }

        if (session.Count > 0)
        {
            sessions.Add(From(session));
        }

        return sessions.ToImmutable();
    }

    private static MeasurementSession From(List<KindReading> readings) => new([.. readings.OrderBy(one => one.Kind.Order)]);
}
