using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Measurements;

/// <summary>Reads measurements and the limits they are judged by.</summary>
public sealed class MeasurementQueries(MeasurementReader reader, VersionReader versions, IDbContextFactory<PortalDatabase> databases)
{
    private const int EnoughToFindAValidOne = 20;

    /// <summary>The latest value of each kind that the patient has, and of each form, in the order of the catalogue. Other vital signs have their own list.</summary>
    public async Task<IReadOnlyList<LatestValue>> LatestAsync(PatientGrant grant, LimitHistory limits, CancellationToken cancellation)
    {
        var latest = MeasurementCatalogue.Kinds.Where(kind => !kind.IsNamedByMessage).Select(kind => LatestValue.From(kind, reader.Newest(grant, kind, EnoughToFindAValidOne), limits)).OfType<LatestValue>().ToList();
        var details = await DetailsAsync(grant, [.. latest.Where(value => value.Kind.Form != ValueForm.Quantity).Select(value => value.Reading.Id)], cancellation);
        var named = MeasurementCatalogue.Kinds.Where(kind => kind.IsNamedByMessage && kind != MeasurementCatalogue.Other)
            .SelectMany(kind => reader.NewestOfEach(grant, kind).OrderBy(found => found.Details.Name, StringComparer.Ordinal).Select(found => new LatestValue(kind, found.Reading, null, [], null, found.Details)));

        return [.. latest.Select(value => value with { Details = details.GetValueOrDefault(value.Reading.Id) }), .. named];
    }

    /// <summary>The latest of each vital sign that has no kind of its own, newest first.</summary>
    public IReadOnlyList<(Reading Reading, MeasurementDetails Details)> Others(PatientGrant grant) => reader.NewestOfEach(grant, MeasurementCatalogue.Other);

    /// <summary>What the numbers of some measurements cannot say, by the measurement's id; those that have nothing of the kind are not there.</summary>
    public async Task<IReadOnlyDictionary<long, MeasurementDetails>> DetailsAsync(PatientGrant grant, IReadOnlyCollection<long> measurements, CancellationToken cancellation)
    {
        if (measurements.Count == 0)
        {
            return new Dictionary<long, MeasurementDetails>();
        }

        await using var database = await databases.CreateDbContextAsync(cancellation);
        return await database.Visible<MeasurementDetailRow>(grant).Where(row => measurements.Contains(row.Measurement)).ToDictionaryAsync(row => row.Measurement, row => MeasurementDetailRow.Read(row.Content), cancellation);
    }

    /// <summary>The versions of those of some readings that were corrected or withdrawn, the first one first, by the measurement's id.</summary>
    public ILookup<long, ReadingVersion> Versions(PatientGrant grant, IEnumerable<Reading> readings) => versions.Of(grant, [.. readings.Where(reading => reading.IsRevised).Select(reading => reading.Id)]);

    /// <summary>The versions of one measurement, the first one first.</summary>
    public IEnumerable<ReadingVersion> Versions(PatientGrant grant, long measurement) => versions.Of(grant, [measurement])[measurement];

    /// <summary>Which of the patient's measurements came under some identifiers (system|value): the identifier by the id of the measurement.</summary>
    public IReadOnlyDictionary<long, string> Identified(PatientGrant grant, IEnumerable<string> identifiers) => reader.Identified(grant, identifiers);

    /// <summary>The kinds that the patient has any reading of, in the order of the catalogue.</summary>
    public IEnumerable<MeasurementKind> Kinds(PatientGrant grant) => MeasurementCatalogue.Kinds.Where(kind => reader.Newest(grant, kind, 1).Count > 0);

    /// <summary>The readings of one kind from an instant on, oldest first.</summary>
    public IReadOnlyList<Reading> Since(PatientGrant grant, MeasurementKind kind, DateTimeOffset from) => reader.Since(grant, kind, from);

    /// <summary>The readings of one kind of one patient in a list, oldest first.</summary>
    public IReadOnlyList<Reading> Since(CaseloadGrant grant, PatientId patient, MeasurementKind kind, DateTimeOffset from) => reader.Since(grant, patient, kind, from);

    /// <summary>When each patient of a list was last measured.</summary>
    public IReadOnlyDictionary<PatientId, DateTimeOffset> NewestAt(CaseloadGrant grant) => reader.NewestAt(grant);

    /// <summary>The limits as all panels of one page share them.</summary>
    public Task<LimitHistory> LimitsAsync(OpenPatient open, PatientGrant grant) => open.Limits.Of(grant, () => LimitsAsync(grant, CancellationToken.None));

    public async Task<LimitHistory> LimitsAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<LimitRow>(grant).ToListAsync(cancellation);
        return new(rows.Select(row => row.ToDomain()));
    }

    /// <summary>The limits of some patients of a list.</summary>
    public async Task<IReadOnlyDictionary<PatientId, LimitHistory>> LimitsAsync(CaseloadGrant grant, IReadOnlyCollection<PatientId> patients, CancellationToken cancellation)
    {
        var wanted = patients.ToList();
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var rows = await database.Visible<LimitRow>(grant).Where(limit => wanted.Contains(limit.Patient)).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Patient).ToDictionary(group => group.Key, group => new LimitHistory(group.Select(row => row.ToDomain())));
    }
}
