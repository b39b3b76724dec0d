using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.News;

/// <summary>
/// Marks greens of the clinician's own organisation as seen, as far as they were shown and no farther, and takes it back. Each patient has a mark and an entry in the access log, written first.
/// It closes nothing: of whom something is open now is left out.
/// </summary>
public sealed class GreenCommands(IDbContextFactory<PortalDatabase> databases, GreenReader reader, AccessLog log, TimeProvider clock)
{
    private const int MostRaces = 10;

    /// <summary>Those of a batch that may be seen together.</summary>
    public Task<GreensMarked> TogetherAsync(CaseloadGrant grant, Clinician clinician, GreenBatch shown, CancellationToken cancellation) =>
        MarkAsync(grant, clinician, [.. shown.Together.Select(one => one.Patient)], shown.Through, GreenMarkKind.Together, cancellation);

    /// <summary>One of a batch, whoever that is.</summary>
    public Task<GreensMarked> AloneAsync(CaseloadGrant grant, Clinician clinician, GreenBatch shown, PatientId patient, CancellationToken cancellation) =>
        MarkAsync(grant, clinician, [.. shown.Patients.Select(one => one.Patient).Where(one => one == patient)], shown.Through, GreenMarkKind.Alone, cancellation);

    /// <summary>Takes marks back: what stood before each counts again. One that is no longer the newest of its patient stays.</summary>
    /// <returns>How many were taken back.</returns>
    public async Task<int> UndoAsync(CaseloadGrant grant, Clinician clinician, ImmutableArray<GreenMarked> marked, CancellationToken cancellation)
    {
        var opened = await OpenedAsync(grant, clinician, [.. marked.Select(one => one.Patient)], cancellation);
        var mine = marked.Where(one => opened.Contains(one.Patient) && reader.Mark(grant, one.Patient).Number == one.Number).ToList();
        await log.WriteAllAsync(mine.Select(one => Entry(clinician, one.Patient, AccessLog.GreensUndone)), cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        List<int> numbers = [.. mine.Select(one => one.Number - 1).Distinct()];
        var before = (await database.Visible<GreenMarkRow>(grant, [.. mine.Select(one => one.Patient)]).Where(row => row.Controller == grant.Organisation && numbers.Contains(row.Number)).ToListAsync(cancellation))
            .ToDictionary(row => (row.Patient, row.Number), row => row.ToDomain().Through);

        foreach (var one in mine)
        {
            Add(database, clinician, one.Patient, new(one.Number + 1, clock.GetUtcNow(), before.GetValueOrDefault((one.Patient, one.Number - 1)), GreenMarkKind.Undone));
        }

        try
        {
            await database.SaveChangesAsync(cancellation);
            return mine.Count;
        }
        catch (DbUpdateException)
        {
            // A colleague marked one of them meanwhile: what is newest stands.
            return 0;
        }
    }

    private async Task<GreensMarked> MarkAsync(CaseloadGrant grant, Clinician clinician, ImmutableArray<PatientId> patients, GreenThrough through, GreenMarkKind how, CancellationToken cancellation)
    {
        var may = await WithoutOpenAsync(grant, await OpenedAsync(grant, clinician, patients, cancellation), cancellation);
        await log.WriteAllAsync(may.Select(patient => Entry(clinician, patient, how == GreenMarkKind.Together ? AccessLog.GreensSeenTogether : AccessLog.GreensSeen)), cancellation);

        for (var race = 0; ; race++)
        {
            await using var database = await databases.CreateDbContextAsync(cancellation);

            // Who was marked by a colleague as far, or farther, is marked: a mark never goes back.
            GreenMarked[] marked = [.. may.Select(patient => (Patient: patient, Mark: reader.Mark(grant, patient))).Where(one => one.Mark.Through?.Covers(through) != true).Select(one => new GreenMarked(one.Patient, one.Mark.Number + 1))];

            foreach (var one in marked)
            {
                Add(database, clinician, one.Patient, new(one.Number, clock.GetUtcNow(), through, how));
            }

            try
            {
                await database.SaveChangesAsync(cancellation);
                return new([.. marked], patients.Length - may.Count);
            }
            catch (DbUpdateException) when (race < MostRaces)
            {
                // A colleague marked one of them first, and took the number: look again.
            }
        }
    }

    /// <exception cref="ArgumentException">It is somebody else's list.</exception>
    private async Task<HashSet<PatientId>> OpenedAsync(CaseloadGrant grant, Clinician clinician, ImmutableArray<PatientId> patients, CancellationToken cancellation)
    {
        if (!grant.IsOf(clinician))
        {
            throw new ArgumentException("Whoever marks has the list.", nameof(clinician));
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        return grant.SeesGreens ? [.. await database.Visible<PatientRecordRow>(grant, patients).Where(row => row.Controller == grant.Organisation).Select(row => row.Patient).ToListAsync(cancellation)] : [];
    }

    private async Task<HashSet<PatientId>> WithoutOpenAsync(CaseloadGrant grant, HashSet<PatientId> patients, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var alerted = await database.Visible<AlertRow>(grant, patients).Where(row => row.ClosedAt == null).Select(row => row.Patient).ToListAsync(cancellation);
        var unread = await database.Visible<QuarantineRow>(grant, patients).Where(row => row.State == QuarantineState.Open).Select(row => row.Patient).ToListAsync(cancellation);
        return [.. patients.Except(alerted).Except(unread)];
    }

    private static void Add(PortalDatabase database, Clinician clinician, PatientId patient, GreenMark mark)
    {
        database.Add(GreenMarkRow.Of(patient, clinician, mark));
        database.RecordChange(patient, Area.Alerts);
    }

    private static AccessEntry Entry(Clinician clinician, PatientId patient, string action) =>
        new(clinician, action, patient) { Controllers = [clinician.Organisation], Types = InformationTypes.Measurements | InformationTypes.Questionnaires };
}

/// <summary>A mark that was made, to be taken back by its number.</summary>
public readonly record struct GreenMarked(PatientId Patient, int Number);

/// <summary>What became of marking.</summary>
/// <param name="Left">How many were left out, because something of them is open now or the list no longer opens them.</param>
public sealed record GreensMarked(ImmutableArray<GreenMarked> Marks, int Left);
