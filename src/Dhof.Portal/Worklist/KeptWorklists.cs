using System.Collections.Concurrent;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.News;

namespace Dhof.Portal.Worklist;

/// <summary>
/// What the rows of open lists were made of, so that one measurement among 5,000 patients is one patient read anew. Each reading asks whose data the list opens now and who changed
/// since: a patient of whom either differs is read again, so a list is as fresh, and as closed, as if nothing were kept. What nobody has looked at for a while is forgotten.
/// </summary>
public sealed class KeptWorklists(WorklistQueries queries, GreenQueries greens, CaseloadReader caseload, TimeProvider clock)
{
    /// <summary>An open list reads itself each minute: whoever is gone longer has closed it.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>So many at once, and the whole list is read: one question for all is then quicker than one for these.</summary>
    private const int MostChanged = 200;

    private readonly ConcurrentDictionary<CaseloadScope, Kept> _kept = new();

    /// <summary>The list at one instant. Two readings of one scope must not run at the same time.</summary>
    public async Task<WorklistReading> ReadAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        Forget();
        var (through, judged) = (caseload.LatestChange(), greens.Now());
        var opened = caseload.Opened(grant);

        var kept = _kept.GetValueOrDefault(grant.Scope);
        var moved = kept is null ? [] : Moved(kept.Opened, opened);

        if (kept is null || ChangedAfter(kept.Through, moved) is not { Count: <= MostChanged } stale)
        {
            kept = new((await queries.PatientsAsync(grant, only: null, cancellation)).ToDictionary(one => one.Patient));
        }
        else if (stale.Count > 0)
        {
            foreach (var patient in stale)
            {
                kept.Patients.Remove(patient);
            }

            foreach (var one in await queries.PatientsAsync(grant, stale, cancellation))
            {
                kept.Patients.Add(one.Patient, one);
            }
        }

        LookForGreens(grant, kept, moved, judged);
        (kept.Opened, kept.Through, kept.ReadAt) = (opened, through, clock.GetUtcNow());
        _kept[grant.Scope] = kept;
        return queries.Compose(grant, kept.Patients.Values, kept.Unseen);
    }

    /// <summary>
    /// A reading is green when the rules have judged it, which is after it is known: so greens have a place of their own in the changes, fixed before the alerts are read, and whoever changed after it
    /// is asked again.
    /// </summary>
    private void LookForGreens(CaseloadGrant grant, Kept kept, IReadOnlyCollection<PatientId> moved, GreenThrough through)
    {
        var changed = kept.Judged is { } before ? ChangedAfter(before, moved) : null;
        HashSet<PatientId> asked = changed is { Count: <= MostChanged } ? changed : [.. kept.Patients.Keys];

        foreach (var patient in asked)
        {
            kept.Unseen.Remove(patient);
        }

        foreach (var (patient, until) in greens.Unseen(grant, asked.Where(kept.Patients.ContainsKey), through))
        {
            kept.Unseen.Add(patient, until);
        }

        kept.Judged = through.Known;
    }

    /// <summary>Of whom something changed after a number, and those who moved.</summary>
    private HashSet<PatientId> ChangedAfter(long sequence, IReadOnlyCollection<PatientId> moved)
    {
        var changed = caseload.ChangedAfter(sequence);
        changed.UnionWith(moved);
        return changed;
    }

    /// <summary>Of whom something is open now and was not, or was and is no longer.</summary>
    private static HashSet<PatientId> Moved(HashSet<(PatientId Patient, OrganisationNumber Controller)> before, HashSet<(PatientId Patient, OrganisationNumber Controller)> now) =>
        [.. now.Where(one => !before.Contains(one)).Concat(before.Where(one => !now.Contains(one))).Select(one => one.Patient)];

    private void Forget()
    {
        foreach (var (scope, kept) in _kept)
        {
            if (clock.GetUtcNow() - kept.ReadAt > KeptFor)
            {
                _kept.TryRemove(scope, out _);
            }
        }
    }

    private sealed class Kept(Dictionary<PatientId, WorklistPatient> patients)
    {
        public Dictionary<PatientId, WorklistPatient> Patients => patients;

        public HashSet<(PatientId Patient, OrganisationNumber Controller)> Opened { get; set; } = [];

        /// <summary>Who has greens that nobody has seen, and until when they count.</summary>
        public Dictionary<PatientId, DateTimeOffset> Unseen { get; } = [];

        /// <summary>The latest judged change that <see cref="Unseen"/> holds; null before it was read.</summary>
        public long? Judged { get; set; }

        /// <summary>The latest change that is in it.</summary>
        public long Through { get; set; }

        public DateTimeOffset ReadAt { get; set; }
    }
}
