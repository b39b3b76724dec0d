using System.Collections.Concurrent;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo.Alerting;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Demo;

/// <summary>
/// Fills the synthetic region up to now: the first start from each patient's enrolment, a later one from where the last ended. Run once, after the tables
/// are there and the writer runs, before the portal is ready. A start that was broken off is taken up again: readings have identifiers and are stored once.
/// </summary>
internal sealed class RegionSeeding(
    IDbContextFactory<PortalDatabase> databases,
    EngineAccess access,
    MeasurementWriter writer,
    HistoryReader histories,
    Readiness readiness,
    IOptions<DemoOptions> options,
    IOptions<DataOptions> data,
    TimeProvider clock,
    ILogger<RegionSeeding> log)
{
    private const string Name = "demo";

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!options.Value.HasRegion)
        {
            return;
        }

        var began = clock.GetTimestamp();

        // Whole seconds, as the readings are: what is stored compares with what is asked for.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var row = await FoundationAsync(database, now, cancellation);
        var region = Region.Create(row.Region, row.Seed, row.SeededFrom);
        var grant = await access.OpenAsync(Name, cancellation);
        var earlier = await EarlierAlerts.ReadAsync(database, grant, cancellation);
        var (raised, readings) = await FillAsync(grant, region, earlier, row.SeededThrough, now, cancellation);

        database.AddRange(raised);
        row.SeededThrough = now;
        await CheckpointAsync(database, grant, cancellation);
        await database.SaveChangesAsync(cancellation);
        readiness.Report(1);
        Log.RegionFilled(log, region.Name, region.Seed, now, readings, clock.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>The region's row, with everything that does not change with time. Written at the first start, compared at a later one.</summary>
    private async Task<DemoRegionRow> FoundationAsync(PortalDatabase database, DateTimeOffset now, CancellationToken cancellation)
    {
        var stored = await database.DemoRegions.SingleOrDefaultAsync(cancellation);
        await Continuation.DemandAsync(database, await access.OpenAsync(Name, cancellation), stored, options.Value, data.Value.FullPath, now, cancellation);

        if (stored is not null)
        {
            await DirectoryAsync(database, cancellation);
            return stored;
        }

        var region = Region.Create(options.Value.Region!, options.Value.Seed, now);
        var row = new DemoRegionRow { Region = region.Name, Seed = region.Seed, SeededFrom = now, SeededThrough = DateTimeOffset.UnixEpoch };
        database.AddRange(Organisations.Rows.Where(organisation => Organisations.Of(region.Name).Contains(organisation.Number)));
        database.AddRange(Personas.Of(region.Name).Select(persona => persona.ToRow()));
        database.AddRange(region.Patients.SelectMany(PatientRows.Of));
        database.AddRange(StartingPlans.Of(region));
        database.Add(row);
        await database.SaveChangesAsync(cancellation);
        return row;
    }

    /// <summary>A folder that an earlier version filled is told what its directory did not hold then.</summary>
    private static async Task DirectoryAsync(PortalDatabase database, CancellationToken cancellation)
    {
        foreach (var row in Personas.All.Select(persona => persona.ToRow()))
        {
            await database.Clinicians.Where(clinician => clinician.Key == row.Key).ExecuteUpdateAsync(
                set => set
                    .SetProperty(clinician => clinician.IdentityNumber, row.IdentityNumber)
                    .SetProperty(clinician => clinician.Authorization, row.Authorization)
                    .SetProperty(clinician => clinician.Resh, row.Resh)
                    .SetProperty(clinician => clinician.Department, row.Department),
                cancellation);
        }

        foreach (var row in Organisations.Rows)
        {
            await database.Organisations.Where(organisation => organisation.Number == row.Number).ExecuteUpdateAsync(
                set => set.SetProperty(organisation => organisation.LegalEntity, row.LegalEntity).SetProperty(organisation => organisation.LegalEntityName, row.LegalEntityName),
                cancellation);
        }
    }

    /// <summary>The history is judged: the engine goes on from the last change.</summary>
    private static async Task CheckpointAsync(PortalDatabase database, ControllerGrant grant, CancellationToken cancellation)
    {
        await CheckpointAsync(database, AlertEngine.Reader, await database.Changes.MaxAsync(change => (long?)change.Sequence, cancellation) ?? 0, cancellation);
        await CheckpointAsync(database, FormPortion.Reader, await database.Visible<QuestionnaireResponseRow>(grant).MaxAsync(row => (long?)row.Id, cancellation) ?? 0, cancellation);
    }

    private static async Task CheckpointAsync(PortalDatabase database, string reader, long last, CancellationToken cancellation)
    {
        var checkpoint = await database.Checkpoints.SingleOrDefaultAsync(c => c.Reader == reader, cancellation) ?? database.Add(new CheckpointRow { Reader = reader }).Entity;
        checkpoint.Sequence = last;
    }

    private async Task<(IEnumerable<AlertRow> Raised, int Readings)> FillAsync(ControllerGrant grant, Region region, EarlierAlerts earlier, DateTimeOffset after, DateTimeOffset through, CancellationToken cancellation)
    {
        var days = new StoryDays(region.FirstStart);
        var raised = new ConcurrentDictionary<int, List<AlertRow>>();
        var (done, readings) = (0, 0);

        // The writer is one thread that mostly waits for the disk; whoever simulates and compresses waits for it in turn.
        var workers = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount + 1, CancellationToken = cancellation };

        await Parallel.ForEachAsync(region.Patients, workers, async (patient, stop) =>
        {
            SimulatedReading[] diary = [.. new Diary(patient, days).Between(after, through)];
            var deliveries = Deliveries.Of(patient, days, diary, through).Select(delivery => writer.WriteAsync(delivery, stop)).ToArray();
            var forms = FormDeliveries.Of(patient, days, after, through).Select(delivery => writer.WriteAsync(delivery, stop)).ToArray();
            long[] ids = [.. (await Task.WhenAll(deliveries)).SelectMany(stored => stored).Select(stored => stored.Measurement)];
            await Task.WhenAll(forms);
            var alerts = new PatientAlerts(patient, earlier.OpenOf(patient.Id), HistoryOf(grant, patient, after, through), days.HeldFrom);

            foreach (var (kind, reading) in diary.Select((simulated, i) => (simulated.Kind, simulated.As(ids[i]))).Concat(earlier.UnjudgedOf(patient.Id)).DistinctBy(r => r.Item2.Id).OrderBy(r => r.Item2.At))
            {
                alerts.Judge(kind, reading);
            }

            alerts.CloseUntil(through);
            raised[patient.Index] = [.. alerts.Raised, .. ToldAnswers.Tells(patient) ? ToldAnswers.Raise(patient, await AnsweredAsync(grant, patient, stop), earlier.AnsweredOf(patient.Id), after, days.HeldFrom) : []];
            Interlocked.Add(ref readings, diary.Length);
            readiness.Report(0.99 * Interlocked.Increment(ref done) / region.Patients.Length);
        });

        return (raised.OrderBy(patient => patient.Key).SelectMany(patient => patient.Value), readings);
    }

    private async Task<ILookup<string, JudgedForm>> AnsweredAsync(ControllerGrant grant, SyntheticPatient patient, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return await ToldAnswers.ReadAsync(database, grant, patient, cancellation);
    }

    /// <summary>As far back as the first reading that is judged looks.</summary>
    private History HistoryOf(ControllerGrant grant, SyntheticPatient patient, DateTimeOffset after, DateTimeOffset through)
    {
        var window = AlertRules.All.Max(rule => rule.Window);
        var from = after < patient.EnrolledFrom + window ? patient.EnrolledFrom - window : after - window;
        var asked = MeasurementCatalogue.Kinds.Select(kind => new AskedHistory(patient.Id, patient.Team.Municipality, kind, from, through));
        return new(patient.Limits, patient.Condition, histories.Read(grant, asked).ToDictionary(read => read.Asked.Kind.Key, read => read.Readings));
    }
}
