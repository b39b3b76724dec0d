using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Look.Charts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What the list of events shows of measurements: what was measured in one go is one event.</summary>
public sealed class MeasurementEvents(MeasurementQueries queries, TimeProvider clock)
{
    /// <param name="from">The first effective time.</param>
    public async Task<IEnumerable<PatientEvent>> SinceAsync(PatientGrant grant, DateTimeOffset from, LimitHistory limits, CancellationToken cancellation)
    {
        List<KindReading> readings = [.. MeasurementCatalogue.Kinds.SelectMany(kind => queries.Since(grant, kind, from).Select(reading => new KindReading(kind, reading)))];
        var details = await queries.DetailsAsync(grant, [.. readings.Where(one => one.Kind.Form != ValueForm.Quantity).Select(one => one.Reading.Id)], cancellation);
        var versions = queries.Versions(grant, readings.Select(one => one.Reading));
        var now = clock.GetUtcNow();
        return MeasurementSession.Of(readings).Select(session => Event(session, Line));

        EventLine Line(KindReading one) => MeasurementEvents.Line(one.Kind, one.Reading, limits, details.GetValueOrDefault(one.Reading.Id), RevisionText.Of(one.Kind, [.. versions[one.Reading.Id]], now));
    }

    private static PatientEvent Event(MeasurementSession session, Func<KindReading, EventLine> line) => new(
        $"measurement-{session.Id}",
        PatientEventKind.Measurement,
        session.At,
        session.Readings.Length == 1 ? Words.Measurement : Words.Measurements,
        [.. session.Readings.Select(line)],
        string.Join(", ", session.Readings.SelectMany(one => ReadingText.Circumstances(one.Reading)).Distinct()));

    private static EventLine Line(MeasurementKind kind, Reading reading, LimitHistory limits, MeasurementDetails? details, RevisionText? revision) => new(
        $"{DetailText.ShortName(kind, details)} {DetailText.Value(kind, reading, details)}".TrimEnd(),
        Judgement.Worst(kind, reading, limits),
        !reading.IsValid,
        string.Join(", ", [.. ReadingText.Marks(reading), .. revision is null ? Array.Empty<string>() : [revision.Said]]),
        new(PatientEventKind.Measurement, reading.Id),
        revision?.Former ?? "");
}
