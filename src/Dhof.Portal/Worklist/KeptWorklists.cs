using System.Collections.Concurrent;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>
/// What the rows of open lists were made of, so that one measurement among 5,000 patients is one patient read anew. Each reading asks whose data the list opens now and who changed
/// since: a patient of whom either differs is read again, so a list is as fresh, and as closed, as if nothing were kept. What nobody has looked at for a while is forgotten.
/// </summary>
public sealed class KeptWorklists(WorklistQueries queries, CaseloadReader caseload, TimeProvider clock)
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
        var through = caseload.LatestChange();
        var opened = caseload.Opened(grant);

        if (!_kept.TryGetValue(grant.Scope, out var kept) || Stale(kept, opened) is not { Count: <= MostChanged } stale)
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

        (kept.Opened, kept.Through, kept.ReadAt) = (opened, through, clock.GetUtcNow());
        _kept[grant.Scope] = kept;
        return queries.Compose(grant, kept.Patients.Values);
    }

    /// <summary>Of whom something changed, or is open now and was not, or was and is no longer.</summary>
    private HashSet<PatientId> Stale(Kept kept, HashSet<(PatientId Patient, OrganisationNumber Controller)> opened)
    {
        var stale = caseload.ChangedAfter(kept.Through);
        stale.UnionWith(opened.Where(one => !kept.Opened.Contains(one)).Select(one => one.Patient));
        stale.UnionWith(kept.Opened.Where(one => !opened.Contains(one)).Select(one => one.Patient));
        return stale;
    }

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

        /// <summary>The latest change that is in it.</summary>
        public long Through { get; set; }

        public DateTimeOffset ReadAt { get; set; }
    }
}
