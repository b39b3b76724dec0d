using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>Everything of one patient, where it has not been read or not for long. What was taken in before and does not come is looked for.</summary>
internal sealed class CopyWhole(CopyTools tools, Source source, ControllerGrant grant, CopyQuestions questions, CopyPatients patients)
{
    public async Task ReadAsync(PatientId patient, IReadOnlyCollection<string> types, CancellationToken cancellation)
    {
        if (questions.IsStopped || patients.Of(patient) is not { } row || !(row.WholeAt is null || row.WholeAt <= tools.Clock.GetUtcNow() - source.Copy.Sweep))
        {
            return;
        }

        if (row.WholeAt is not null)
        {
            // By the ids that hold now: of a patient whom the source does not know any more nothing is judged.
            await patients.FindAsync([patient], cancellation);
            row = patients.Of(patient);
        }

        if (questions.IsStopped || row is not { IdsThere: { Length: > 0 } ids })
        {
            return;
        }

        await tools.Access.LogAsync(grant, source.Key, source.Types, patient, cancellation);
        var isWhole = true;

        foreach (var type in types)
        {
            isWhole &= await ReadAsync(row, ids, type, cancellation);
        }

        if (isWhole)
        {
            await tools.Progress.WholeAsync(grant, source.Key, patient, cancellation);
        }
    }

    private async Task<bool> ReadAsync(CopiedPatientRow row, string[] ids, string type, CancellationToken cancellation)
    {
        HashSet<string> listed = [];

        var isWhole = await questions.GoAsync(
            new(source.Base, from => CopyRequests.Whole(type, ids, from), null),
            body => CopiedPages.Read(body, type, patients.From),
            page =>
            {
                listed.UnionWith(page.Resources.Select(resource => resource.Id));

                if (row.WholeAt is null)
                {
                    tools.Statuses.RecordRefused(source.Key, page.Refused.Select(one => one.Refusal));
                }

                return tools.Intake.TakeAsync(grant, source.Key, type, page.Resources, null, 0, cancellation);
            },
            cancellation);

        if (!isWhole)
        {
            return false;
        }

        var held = await tools.Progress.HeldAsync(grant, source.Key, type, row.Patient, cancellation);
        var failure = await tools.Deletions.JudgeAsync(grant, source, type, [.. held.Where(id => !listed.Contains(id))], cancellation);
        questions.Fail(failure);
        return failure is null;
    }
}
