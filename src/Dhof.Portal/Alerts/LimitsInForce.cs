using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>The limits of the patients that the engine has judged, kept until they change.</summary>
internal sealed class LimitsInForce(IDbContextFactory<PortalDatabase> databases)
{
    private const int MostPatientsKept = 20_000;

    private readonly Dictionary<PatientId, Dictionary<OrganisationNumber, LimitHistory>> _kept = [];

    public LimitHistory Of(PatientId patient, OrganisationNumber controller) => _kept[patient].GetValueOrDefault(controller, LimitHistory.None);

    public void Forget(IEnumerable<PatientId> patients)
    {
        foreach (var patient in patients)
        {
            _kept.Remove(patient);
        }
    }

    public async Task LoadAsync(ControllerGrant grant, IEnumerable<PatientId> patients, CancellationToken cancellation)
    {
        if (_kept.Count > MostPatientsKept)
        {
            _kept.Clear();
        }

        var missing = patients.Distinct().Where(patient => !_kept.ContainsKey(patient)).ToList();

        if (missing.Count == 0)
        {
            return;
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<LimitRow>(grant).AsNoTracking().Where(limit => missing.Contains(limit.Patient)).ToListAsync(cancellation);
        var byPatient = rows.ToLookup(limit => limit.Patient);

        foreach (var patient in missing)
        {
            _kept[patient] = byPatient[patient].GroupBy(limit => limit.Controller).ToDictionary(group => group.Key, group => new LimitHistory(group.Select(row => row.ToDomain())));
        }
    }
}
