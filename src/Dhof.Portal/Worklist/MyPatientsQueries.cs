using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Limits;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Plans;

namespace Dhof.Portal.Worklist;

/// <summary>Composes a doctor's list from the slices: only what really exists and waits, and nothing that the doctor cannot answer.</summary>
public sealed class MyPatientsQueries(PatientQueries patients, AlertQueries alerts, LimitQueries limits, PlanQueries plans, NewsQueries news)
{
    public async Task<MyPatientsReading> ReadAsync(CaseloadGrant grant, Clinician clinician, CancellationToken cancellation)
    {
        var records = await patients.RecordsAsync(grant, cancellation);
        var open = await alerts.OpenAsync(grant, cancellation);
        var toReview = await limits.ToReviewAsync(grant, cancellation);
        var drafted = await plans.DraftedAsync(grant, cancellation);
        var read = await news.ReadAsync(grant, clinician, [.. records.Keys], cancellation);
        var byName = records.Values.ByName().ToList();
        var all = byName.Select((record, place) => new MyPatient(record, read[record.Patient], place));

        return new MyPatientsReading(
            [
                .. (from record in byName
                    from alert in open[record.Patient]
                    where alert.Life is { NextCheck: not null, Assessed: { } assessed } && assessed.By.Organisation == clinician.Organisation
                    select new PlannedCheck(alert.Life.NextCheck!.Value, record.Patient, record.FullName(), alert)).OrderBy(check => check.At).ThenBy(check => check.Alert.Id),
            ],
            [.. byName.Where(record => drafted.Contains(record.Patient))],
            [.. LimitRights.IsDoctor(clinician.Role) ? byName.Where(record => toReview.ContainsKey(record.Patient)).Select(record => new LimitsOfPatient(record.Patient, record.FullName(), toReview[record.Patient])) : []],
            [],
            []).With(all, ImmutableHashSet<PatientId>.Empty);
    }
}
