using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts.Missed;

/// <summary>One controller's plan for one patient.</summary>
internal readonly record struct PlanKey(PatientId Patient, OrganisationNumber Controller);

/// <summary>The agreed plans, all of them, kept until they change: whoever waits for what they ask for must know of each.</summary>
internal sealed class AgreedPlans(IDbContextFactory<PortalDatabase> databases)
{
    private readonly Dictionary<PlanKey, SelfTreatmentPlan> _plans = [];
    private readonly Dictionary<PatientId, List<PlanKey>> _ofPatient = [];

    public IEnumerable<PlanKey> All => _plans.Keys;

    public SelfTreatmentPlan Of(PlanKey key) => _plans[key];

    public IEnumerable<PlanKey> Of(PatientId patient) => _ofPatient.GetValueOrDefault(patient, []);

    /// <param name="patients">Null for all.</param>
    public async Task LoadAsync(ControllerGrant grant, IReadOnlyCollection<PatientId>? patients, CancellationToken cancellation)
    {
        if (patients is { Count: 0 })
        {
            return;
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = database.Visible<PlanVersionRow>(grant).AsNoTracking();
        var read = await (patients is null ? rows : rows.Where(row => patients.Contains(row.Patient))).ToListAsync(cancellation);

        // Agreed plans are only ever added to.
        foreach (var versions in read.GroupBy(row => new PlanKey(row.Patient, row.Controller)))
        {
            if (_plans.TryAdd(versions.Key, null!))
            {
                (_ofPatient.TryGetValue(versions.Key.Patient, out var keys) ? keys : _ofPatient[versions.Key.Patient] = []).Add(versions.Key);
            }

            _plans[versions.Key] = new(versions.Key.Controller, [.. versions.OrderBy(row => row.Number).Select(row => row.ToDomain(row.AuthorName))]);
        }
    }
}
