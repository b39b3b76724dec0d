using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Questionnaires.Scores;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Questionnaires;

/// <summary>
/// The latest NEWS2. One that somebody else has reckoned goes before what the portal could gather in the same hour: whoever stood at the bed saw more. It is reckoned of one controller's measurements, and by the limits that this controller has.
/// </summary>
public sealed class News2Reader(IDbContextFactory<PortalDatabase> databases, MeasurementReader reader)
{
    private const int Enough = 10;

    private static readonly MeasurementKind s_score = MeasurementCatalogue.Of<News2Score>(), s_consciousness = MeasurementCatalogue.Of<Consciousness>();

    public async Task<News2Found?> LatestAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var received = reader.Newest(grant, s_score, Enough).Where(reading => reading.IsValid).ToList();
        var observed = reader.Newest(grant, s_consciousness, Enough).Where(reading => reading.IsValid).ToList();

        return received is [var score, ..] && (observed is [] || score.At >= observed[0].At - News2Gathered.Window) ? await ReceivedAsync(grant, score, received.Skip(1), cancellation)
            : observed is [var latest, ..] ? await GatheredAsync(grant, latest, observed.Where(reading => reading.At < latest.At - News2Gathered.Window), cancellation)
            : null;
    }

    private async Task<News2Found> ReceivedAsync(PatientGrant grant, Reading score, IEnumerable<Reading> earlier, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var from = await WhoseAsync(database, grant, score, cancellation);
        var before = earlier.FirstOrDefault();
        List<long> both = [score.Id, before.Id];
        var details = await database.Visible<MeasurementDetailRow>(grant).Where(row => both.Contains(row.Measurement)).ToDictionaryAsync(row => row.Measurement, row => MeasurementDetailRow.Read(row.Content), cancellation);
        var parts = details.GetValueOrDefault(score.Id)?.Parts ?? [];
        var scale = ScaleOf(parts);

        return new(
            IsReceived: true,
            score.At,
            score.At,
            from.Name,
            (int)score.Value,
            [.. parts.Select(part => (Known: s_score.PartOf(part.Code), part.Value)).Where(part => part.Known is not null).Select(part => new News2PartFound(part.Known!.Snomed, part.Value is { Form: DetailForm.Number } points ? Format.Value(points with { Unit = null }) : null))],
            scale,
            null,
            before.Id != 0 && ScaleOf(details.GetValueOrDefault(before.Id)?.Parts ?? []) == scale ? ((int)before.Value, before.At) : null);
    }

    private async Task<News2Found> GatheredAsync(PatientGrant grant, Reading latest, IEnumerable<Reading> earlier, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var whose = await WhoseAsync(database, grant, latest, cancellation);
        var limits = new LimitHistory((await database.Visible<LimitRow>(grant).Where(limit => limit.Controller == whose.Number).ToListAsync(cancellation)).Select(row => row.ToDomain()));
        var gathered = Gather(latest);
        var before = earlier.Take(1).Select(Gather).FirstOrDefault(one => one.Result.Total is not null && one.Scale.Scale == gathered.Scale.Scale);

        return new(
            IsReceived: false,
            gathered.From,
            gathered.At,
            whose.Name,
            gathered.Result.Total,
            [.. gathered.Result.Parts.Select(part => new News2PartFound(News2Found.SnomedOf(part.Parameter, gathered.Scale.Scale), part.Points?.ToString(NorwegianTime.Formats)))],
            gathered.Scale.Scale,
            gathered.Scale.Target,
            before is null ? null : (before.Result.Total!.Value, before.At));

        News2Gathered Gather(Reading observed) => News2Gathered.Of(
            observed,
            News2Gathered.Kinds.SelectMany(kind => reader.Since(grant, whose.Number, kind, observed.At - News2Gathered.Window).Where(reading => reading.At <= observed.At + News2Gathered.Window).Select(reading => new KindReading(kind, reading))),
            limits);
    }

    private static async Task<(OrganisationNumber Number, string Name)> WhoseAsync(PortalDatabase database, PatientGrant grant, Reading reading, CancellationToken cancellation)
    {
        var controller = await database.Visible<MeasurementRow>(grant).Where(row => row.Id == reading.Id).Select(row => row.Controller).SingleAsync(cancellation);
        return (controller, await database.Organisations.Where(organisation => organisation.Number == controller).Select(organisation => organisation.Name).SingleOrDefaultAsync(cancellation) ?? controller.ToString());
    }

    private static News2Scale? ScaleOf(ImmutableArray<MeasurementPart> parts) =>
        (parts.Any(part => s_score.PartOf(part.Code)?.Snomed == News2Found.ScaleOne), parts.Any(part => s_score.PartOf(part.Code)?.Snomed == News2Found.ScaleTwo)) switch
        {
            (true, false) => News2Scale.One,
            (false, true) => News2Scale.Two,
            _ => null,
        };
}
