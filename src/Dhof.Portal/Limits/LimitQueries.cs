using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.BackTest;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Limits;

/// <summary>Reads limits with whose they are and who has done what with them. Whoever only judges by them reads <see cref="LimitHistory"/>.</summary>
public sealed class LimitQueries(MeasurementReader reader, IDbContextFactory<PortalDatabase> databases, TimeProvider clock)
{
    /// <summary>The limits of the opened patient, for each controller that has limits or judged readings; the clinician's own organisation first.</summary>
    public async Task<IReadOnlyList<ControllerLimits>> OpenAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = (await database.Visible<LimitRow>(grant).ToListAsync(cancellation)).ToLookup(row => row.Controller, row => row.ToDomain());
        var names = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        var now = clock.GetUtcNow();

        return
        [
            .. from controller in grant.Controllers.OrderByDescending(one => one == grant.Clinician.Organisation).ThenBy(one => one.Value)
               let series = Series(grant, controller, rows[controller].ToLookup(limit => limit.Series), now)
               where !series.IsEmpty
               select new ControllerLimits(controller, names.GetValueOrDefault(controller, controller.ToString()), series, LimitRights.MaySet(grant, controller), LimitRights.MayApprove(grant, controller)),
        ];
    }

    /// <summary>What a new limit of a series is tried against, and what it may begin from.</summary>
    public async Task<LimitBasis> BasisAsync(PatientGrant grant, OrganisationNumber controller, MeasurementKind kind, int index, CancellationToken cancellation)
    {
        var series = kind.Series[index].Key;
        var readings = reader.Since(grant, controller, kind, DateTimeOffset.UnixEpoch);
        var from = clock.GetUtcNow() - LimitBackTest.Period;
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var limits = await database.Visible<LimitRow>(grant).Where(row => row.Controller == controller).ToListAsync(cancellation);
        var alerts = await database.Visible<AlertRow>(grant).Include(alert => alert.Findings).Where(alert => alert.Controller == controller && alert.Series == series).ToListAsync(cancellation);
        var condition = (await database.Visible<PatientRecordRow>(grant).ToListAsync(cancellation)).OrderByDescending(record => record.Controller == controller).FirstOrDefault()?.Condition;

        return new(
            [.. readings.Where(reading => reading.At >= from)],
            new(limits.Select(row => row.ToDomain())),
            OwnNormal.Of(kind, index, readings, NorwegianTime.Day),
            grant.Types.HasFlag(InformationTypes.Alerts) ? ActedOn(alerts) : null,
            [.. (condition is { } known ? LimitSets.For(known) : LimitSets.All).Where(set => set.Bands.ContainsKey(series))]);
    }

    /// <summary>By reading: whether an alert that rests on it was acted on, as whoever closed it said. What was closed because it was corrected is left out.</summary>
    private static Dictionary<long, bool> ActedOn(IEnumerable<AlertRow> alerts) => alerts
        .Where(alert => alert.ClosedBecause != ClosingReason.Corrected)
        .SelectMany(alert => alert.Findings.Select(finding => (finding.Measurement, IsActedOn: alert.ClosedBecause is ClosingReason.Acted or ClosingReason.CaredForByOthers)))
        .GroupBy(found => found.Measurement)
        .ToDictionary(group => group.Key, group => group.Any(found => found.IsActedOn));

    /// <summary>
    /// Of the patients of a list, those with limits in force that no doctor has confirmed, or whose day of review has passed. Series that the patient is not measured in count
    /// too: the next reading would be judged by them.
    /// </summary>
    public async Task<IReadOnlyDictionary<PatientId, LimitsToReview>> ToReviewAsync(CaseloadGrant grant, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = NorwegianTime.Day(now);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var begun = database.Visible<LimitRow>(grant).Where(row => row.TakenBackAt == null && row.ValidFrom <= now);
        var rows = await begun
            .Where(row => row.ApprovedBy == null || row.ReviewBy < today)
            .Where(row => !begun.Any(later => later.Patient == row.Patient && later.Controller == row.Controller && later.Series == row.Series
                && (later.ValidFrom > row.ValidFrom || (later.ValidFrom == row.ValidFrom && later.Number > row.Number))))
            .Select(row => new { row.Patient, row.Series, IsConfirmed = row.ApprovedBy != null, row.ReviewBy })
            .ToListAsync(cancellation);

        return rows.Where(row => MeasurementCatalogue.IsLimited(row.Series)).GroupBy(row => row.Patient).ToDictionary(
            patient => patient.Key,
            patient => new LimitsToReview(
                [.. patient.Where(row => !row.IsConfirmed).Select(row => row.Series).Distinct().Order(StringComparer.Ordinal)],
                [.. patient.Where(row => row.ReviewBy < today).Select(row => row.Series).Distinct().Order(StringComparer.Ordinal)]));
    }

    private ImmutableArray<SeriesLimits> Series(PatientGrant grant, OrganisationNumber controller, ILookup<string, Limit> limits, DateTimeOffset now) =>
    [
        .. from kind in MeasurementCatalogue.Kinds
           where kind.Form == ValueForm.Quantity && !kind.IsNamedByMessage
           let isMeasured = reader.Has(grant, controller, kind)
           from index in Enumerable.Range(0, kind.Series.Length)
           let all = limits[kind.Series[index].Key].ToList()
           where isMeasured || all.Count > 0
           select SeriesLimits.Of(kind, index, all, isMeasured, now),
    ];
}
