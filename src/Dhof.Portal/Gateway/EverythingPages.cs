using System.Collections.Immutable;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Gateway;

/// <summary>
/// Finds one page of everything about a patient: type after type, each by the pages of its own search. What was withdrawn is among it, because its status says so
/// and whoever keeps a copy must hear it.
/// </summary>
internal sealed class EverythingPages(RecordQueries records, Pages<MeasurementSearch> measurements, Pages<ResponseSearch> responses, Pages<AlertSearch> alerts, Pages<PlanSearch> plans)
{
    /// <summary>In the order of an answer, after the Patients.</summary>
    private static readonly string[] s_types = [ResourceTypes.Observation, ResourceTypes.QuestionnaireResponse, ResourceTypes.DetectedIssue, ResourceTypes.CarePlan];

    /// <param name="from">Null for the first page.</param>
    public async Task<EverythingPage> FindAsync(ControllerGrant grant, PatientId patient, Everything wanted, EverythingProgress? from, CancellationToken cancellation)
    {
        var patients = from is null && wanted.Wants(ResourceTypes.Patient) ? await PatientsAsync(grant, patient, wanted, cancellation) : [];
        List<(FoundRow Row, CutResource Resource)> entries = [];

        for (var type = from?.Type ?? 0; type < s_types.Length; type++)
        {
            if (!wanted.Wants(s_types[type]))
            {
                continue;
            }

            // A full page still looks whether there is anything of the type: only then another page follows.
            var left = wanted.Count - patients.Count - entries.Count;
            var page = await PageAsync(s_types[type], grant, patient, wanted.Since, Math.Max(left, 1), type == from?.Type ? from.Within : null, cancellation);

            if (left <= 0 && page.Entries.Count > 0)
            {
                return new(patients, entries, new(type, null));
            }

            entries.AddRange(page.Entries);

            if (page.Next is { } place)
            {
                return new(patients, entries, new(type, new(page.Horizon, null, place)));
            }
        }

        return new(patients, entries, null);
    }

    /// <summary>All of them stand on the first page: a person has no more than a few.</summary>
    private async Task<IReadOnlyList<PatientRecord>> PatientsAsync(ControllerGrant grant, PatientId patient, Everything wanted, CancellationToken cancellation) =>
        [.. (await records.OfAsync(grant, patient, cancellation)).Where(record => wanted.Since is not { } since || record.Updated >= since)];

    private async ValueTask<SearchPage> PageAsync(string type, ControllerGrant grant, PatientId patient, DateTimeOffset? since, int count, SearchProgress? from, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<InstantCondition>> received = since is { } instant ? [[InstantCondition.Since(instant)]] : [];

        return type switch
        {
            ResourceTypes.Observation => await measurements.FindAsync(grant, patient, Of(new MeasurementSearch(MeasurementCatalogue.Kinds, [], received, SearchOrder.Effective, true) { WithWithdrawn = true }), from, cancellation),
            ResourceTypes.QuestionnaireResponse => await responses.FindAsync(grant, patient, Of(new ResponseSearch([], [], received, SearchOrder.Effective, true)), from, cancellation),
            ResourceTypes.DetectedIssue => await alerts.FindAsync(grant, patient, Of(new AlertSearch(null, [.. Enum.GetValues<AlertStatus>()], [], received, SearchOrder.Effective, true)), from, cancellation),
            _ => await plans.FindAsync(grant, patient, Of(new PlanSearch(true, [], received, SearchOrder.Effective, true)), from, cancellation),
        };

        Search<TWanted> Of<TWanted>(TWanted wanted)
            where TWanted : TimedSearch => new(new(patient), null, wanted, null, count, false, "");
    }
}
