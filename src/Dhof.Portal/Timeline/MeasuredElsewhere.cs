using System.Collections.Immutable;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Timeline;

/// <summary>
/// The list of events of several registers: what is of the same measuring stands once, with how many have it and whether they agree, and every original opens from
/// there. Made for the view alone (docs/decisions/0023-same-reading.md).
/// </summary>
public static class MeasuredElsewhere
{
    private const string Own = "own:";

    /// <summary>Further apart than this nothing is the same measuring, whatever identifier it carries.</summary>
    private static readonly TimeSpan s_furthest = TimeSpan.FromHours(3);

    /// <summary>The portal's own readings near those that others hold, as they are held against them. Of whichever controller they are, they lie in one register.</summary>
    /// <param name="own">By kind.</param>
    /// <param name="identified">The identifiers, of those that the items carry, under which own readings came.</param>
    public static ImmutableArray<SameReading> Groups(IEnumerable<(MeasurementKind Kind, IEnumerable<Reading> Readings)> own, IReadOnlyDictionary<long, string> identified, IEnumerable<SourceItem> items)
    {
        List<SourcedReading> theirs = [.. items.Select(SourcedItem.Of).OfType<SourcedReading>()];
        var near = theirs.SelectMany(one => Enumerable.Range(-1, 3).Select(step => (one.Kind.Key, Place(one.At) + step))).ToHashSet();
        var ours = from kind in own
                   from reading in kind.Readings
                   where near.Contains((kind.Kind.Key, Place(reading.At))) || identified.ContainsKey(reading.Id)
                   select new SourcedReading(new(null, default), Key(reading.Id), kind.Kind, reading.At, reading.Value, reading.Second)
                   {
                       Identifier = identified.GetValueOrDefault(reading.Id),
                       Oxygen = reading.Oxygen,
                       Activity = reading.Activity,
                       IsWithdrawn = reading.IsWithdrawn,
                       IsFirstHand = true,
                   };

        return SameReadings.Of(ours.Concat(theirs));
    }

    /// <param name="events">Those that the reader has chosen, the portal's own and those of other organisations: nothing is put under what is not shown.</param>
    public static IEnumerable<PatientEvent> Compose(IReadOnlyCollection<PatientEvent> events, ImmutableArray<SameReading> several)
    {
        var present = events.SelectMany(happened => happened.Lines).Select(KeyOf).ToHashSet();

        // An own reading stands where it stands; otherwise whichever comes first.
        var shown = several
            .Select(same => (Same: same, Standing: same.Readings.Where(one => present.Contains(one.Key)).OrderBy(one => one.Holder.Source is null ? 0 : 1).FirstOrDefault()))
            .Where(one => one.Standing is not null)
            .ToDictionary(one => one.Standing!.Key, one => one.Same);
        var beside = shown.SelectMany(same => same.Value.Readings.Select(one => one.Key).Where(key => key != same.Key)).ToHashSet();

        return events
            .Select(happened => happened with { Lines = [.. happened.Lines.Where(line => !beside.Contains(KeyOf(line))).SelectMany(line => shown.TryGetValue(KeyOf(line), out var same) ? [line, .. Others(same, KeyOf(line))] : new[] { line })] })
            .Where(happened => happened.Lines.Length > 0);
    }

    private static IEnumerable<EventLine> Others(SameReading same, string standing) => same.Readings
        .Where(one => one.Key != standing)
        .Select(one => new EventLine(Said(same), Origin: OriginOf(one)));

    private static EventOrigin OriginOf(SourcedReading reading) =>
        reading.Holder.Source is null ? new(PatientEventKind.Measurement, long.Parse(reading.Key[Own.Length..], System.Globalization.CultureInfo.InvariantCulture)) : new(PatientEventKind.Shared, 0, reading.Key);

    private static string Said(SameReading same) => string.Join(", ", ((string?[])
    [
        (same.Agreement == Agreement.DifferentValue ? Words.SourcesDiffer : Words.SourcesAgree).With(same.Readings.Length),
        same.IsWithdrawnInSome ? Words.WithdrawnInSome : null,
    ]).OfType<string>());

    private static string KeyOf(EventLine line) => line.Origin switch
    {
        { Kind: PatientEventKind.Measurement } own => Key(own.Id),
        { Kind: PatientEventKind.Shared } theirs => theirs.Key,
        _ => "",
    };

    private static string Key(long id) => $"{Own}{id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private static long Place(DateTimeOffset at) => at.UtcTicks / s_furthest.Ticks;
}
