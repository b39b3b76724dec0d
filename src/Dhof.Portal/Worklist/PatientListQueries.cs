using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Worklist;

/// <summary>One patient of a list by name. <paramref name="Worst"/> is the worst open deviation, null for none.</summary>
public sealed record PatientListRow(PatientId Patient, string Name, int Age, FollowUpCondition Condition, OpenAlert? Worst, DateTimeOffset? LastMeasured, string Telephone, string NextOfKin);

/// <summary>Composes the list of all patients that an organisation follows, by family name.</summary>
public sealed class PatientListQueries(PatientQueries patients, AlertQueries alerts, MeasurementQueries measurements, TimeProvider clock)
{
    public async Task<ImmutableArray<PatientListRow>> ReadAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        var today = NorwegianTime.Day(clock.GetUtcNow());
        var records = await patients.RecordsAsync(grant, cancellation);
        var open = await alerts.OpenAsync(grant, cancellation);
        var newest = measurements.NewestAt(grant);

        return
        [
            .. records.Values.ByName()
                .Select(record => new PatientListRow(
                    record.Patient,
                    record.FullName(),
                    record.AgeOn(today),
                    record.Condition,
                    open[record.Patient].FirstOrDefault(alert => alert.IsOpen)?.Alert,
                    newest.TryGetValue(record.Patient, out var at) ? at : null,
                    record.Telephone ?? "",
                    record.NextOfKinName is null ? "" : $"{record.NextOfKinName} {record.NextOfKinTelephone}")),
        ];
    }
}
