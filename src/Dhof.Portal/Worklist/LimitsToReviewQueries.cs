using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Limits;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>The patients of a list with limits in force that no doctor has confirmed, or whose day of review has passed, by name.</summary>
public sealed class LimitsToReviewQueries(PatientQueries patients, LimitQueries limits)
{
    public async Task<ImmutableArray<LimitsOfPatient>> ReadAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        var toReview = await limits.ToReviewAsync(grant, cancellation);
        var records = toReview.Count == 0 ? [] : (await patients.RecordsAsync(grant, cancellation)).Values;

        return
        [
            .. records.Where(record => toReview.ContainsKey(record.Patient)).ByName()
                .Select(record => new LimitsOfPatient(record.Patient, record.FullName(), toReview[record.Patient])),
        ];
    }
}
