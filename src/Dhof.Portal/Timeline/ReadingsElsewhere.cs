using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Measurements;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Timeline;

/// <summary>What other organisations have measured and the portal has not, made for the view alone. What is the same measuring as an own reading stands there already.</summary>
public sealed class ReadingsElsewhere(MeasurementQueries measurements, TimeProvider clock)
{
    /// <summary>By kind, newest first; withdrawn ones and those without a time of day are in the list of events only.</summary>
    public IReadOnlyDictionary<MeasurementKind, IReadOnlyList<OtherMark>> Of(PatientSources held, PatientGrant grant, DateTimeOffset from)
    {
        var names = held.Tell(grant).ToDictionary(source => source.Key, source => source.Name);
        var now = clock.GetUtcNow();

        return Compare(grant, from, held.Items(grant, InformationTypes.Measurements))
            .SelectMany(NotHere)
            .Where(one => one.Reading is { IsWithdrawn: false, Precision: ItemPrecision.Instant, Kind.IsDrawn: true } reading && reading.At >= from && reading.At <= now && !Plausibility.Of(reading.Kind, reading.Value, reading.Second, reading.Details).HasFlag(ReadingMarks.Impossible))
            .GroupBy(one => one.Reading.Kind)
            .ToDictionary(kind => kind.Key, kind => (IReadOnlyList<OtherMark>)[.. kind.OrderByDescending(one => one.Reading.At).Select(one => Mark(one.Reading, one.Differing, names, now))]);
    }

    /// <summary>Only the kinds that others have measured too are read.</summary>
    private ImmutableArray<SameReading> Compare(PatientGrant grant, DateTimeOffset from, ImmutableArray<SourceItem> items)
    {
        var kinds = items.Select(item => item.Measurement?.Kind).OfType<MeasurementKind>().Distinct();
        var identified = measurements.Identified(grant, items.Select(item => item.Measurement?.Identifier).OfType<string>());
        return MeasuredElsewhere.Groups(kinds.Select(kind => (kind, measurements.Since(grant, kind, from).AsEnumerable())), identified, items);
    }

    /// <summary>The groups of several, for the list of events.</summary>
    public ImmutableArray<SameReading> Several(PatientSources held, PatientGrant grant, DateTimeOffset from) =>
        [.. Compare(grant, from, held.Items(grant, InformationTypes.Measurements)).Where(same => same.Readings.Length > 1)];

    /// <summary>Of a measuring that only others have, the reading that stands for it; of one that the portal has too, those that say otherwise.</summary>
    private static IEnumerable<(SourcedReading Reading, int Differing)> NotHere(SameReading same) => same.Readings.FirstOrDefault(one => one.Holder.Source is null) is { } own
        ? same.Readings.Where(one => same.Agreement == Agreement.DifferentValue && (one.Value, one.Second) != (own.Value, own.Second)).Select(one => (one, same.Readings.Length))
        : [(same.First, 0)];

    /// <param name="differing">How many registers do not agree on the measuring; 0 where no own reading is in it.</param>
    private static OtherMark Mark(SourcedReading one, int differing, Dictionary<SourceKey, string> names, DateTimeOffset now)
    {
        var reading = new Reading(0, one.At, one.Value, one.Second, ReadingMarks.None, one.Oxygen, one.Activity);
        var text = Words.ValueAtHolder.With(Format.ValueWithUnit(one.Kind, reading), names[one.Holder.Source!.Value], NorwegianTime.Short(one.At, now));
        return new(one.At, one.Value, one.Second, differing > 0 ? $"{text}. {Words.SourcesDiffer.With(differing)}" : text, differing > 0);
    }
}
