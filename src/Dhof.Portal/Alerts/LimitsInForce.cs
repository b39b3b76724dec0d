using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>The limits of the patients that the engine has judged, and why they are followed up, kept until they change.</summary>
internal sealed class LimitsInForce(IDbContextFactory<PortalDatabase> databases)
{
    private const int MostPatientsKept = 20_000;

    private readonly Dictionary<PatientId, Dictionary<OrganisationNumber, LimitHistory>> _kept = [];
    private readonly Dictionary<PatientId, Dictionary<OrganisationNumber, FollowUpCondition>> _conditions = [];

    public LimitHistory Of(PatientId patient, OrganisationNumber controller) => _kept[patient].GetValueOrDefault(controller, LimitHistory.None);

    /// <summary>Null where the controller has no record of the patient.</summary>
    public FollowUpCondition? ConditionOf(PatientId patient, OrganisationNumber controller) => _conditions[patient].TryGetValue(controller, out var condition) ? condition : null;

    public void Forget(IEnumerable<PatientId> patients)
    {
        foreach (var patient in patients)
        {
            _kept.Remove(patient);
            _conditions.Remove(patient);
        }
    }

    public async Task LoadAsync(ControllerGrant grant, IEnumerable<PatientId> patients, CancellationToken cancellation)
    {
        if (_kept.Count > MostPatientsKept)
        {
            _kept.Clear();
            _conditions.Clear();
        }

        var missing = patients.Distinct().Where(patient => !_kept.ContainsKey(patient)).ToList();

        if (missing.Count == 0)
        {
            return;
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<LimitRow>(grant).AsNoTracking().Where(limit => missing.Contains(limit.Patient)).ToListAsync(cancellation);
        var byPatient = rows.ToLookup(limit => limit.Patient);
        var records = await database.Visible<PatientRecordRow>(grant).AsNoTracking().Where(record => missing.Contains(record.Patient)).Select(record => new { record.Patient, record.Controller, record.Condition }).ToListAsync(cancellation);
        var recorded = records.ToLookup(record => record.Patient);

        foreach (var patient in missing)
        {
            _kept[patient] = byPatient[patient].GroupBy(limit => limit.Controller).ToDictionary(group => group.Key, group => new LimitHistory(group.Select(row => row.ToDomain())));
            _conditions[patient] = recorded[patient].ToDictionary(record => record.Controller, record => record.Condition);
        }
    }
}
