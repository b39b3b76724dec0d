using System.Collections.Immutable;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.News;

/// <summary>Reads the greens of a list that nobody of the organisation has marked as seen. How far they reach is fixed first, so whatever is stored meanwhile stays new.</summary>
public sealed class GreenQueries(GreenReader reader, PatientQueries patients, MeasurementQueries measurements, ControllerSights sights, FindForm forms, IDbContextFactory<PortalDatabase> databases)
{
    /// <summary>How far greens can be told now: as far as the rules have judged.</summary>
    public GreenThrough Now() => reader.Now(AlertEngine.Reader);

    /// <summary>Who of some patients of the list has any, and until when they count.</summary>
    public IReadOnlyDictionary<PatientId, DateTimeOffset> Unseen(CaseloadGrant grant, IEnumerable<PatientId> of, GreenThrough through) => reader.Unseen(grant, of, through);

    /// <summary>What came of each: those who may be seen together first, then those whom somebody must look at; of both those with the newest first.</summary>
    public async Task<GreenBatch> ReadAsync(CaseloadGrant grant, IReadOnlyCollection<PatientId> of, CancellationToken cancellation)
    {
        var through = Now();
        var marks = of.ToDictionary(patient => patient, patient => reader.Mark(grant, patient));
        var records = await patients.RecordsAsync(grant, cancellation, of);
        var limits = await measurements.LimitsAsync(grant, of, cancellation);
        var answered = await AnsweredAsync(grant, marks, through, cancellation);
        var isSilent = sights.Of(grant.Organisation, through.At) is { IsStale: true };

        var all = records.Values.Where(record => record.Controller == grant.Organisation).Select(record =>
        {
            var mark = marks[record.Patient];
            var readings = reader.Since(grant, record.Patient, mark, through);
            var forms = answered[record.Patient].ToList();

            return new GreensOfPatient(
                record.Patient,
                record.FullName(),
                Readings(readings, mark.SeenAt(through.At).At, through.At, limits.GetValueOrDefault(record.Patient, LimitHistory.None)),
                [.. forms.Select(form => form.Authored).OrderDescending()],
                SeenTogether.WhyNot(record.EnrolledFrom, through.At, readings.Where(one => one.IsNew).Select(one => one.Reading), forms, isSilent));
        });

        return new(through, [.. all.Where(one => one.Newest is not null).OrderByDescending(one => one.MayBeTogether).ThenByDescending(one => one.Newest).ThenBy(one => one.Patient.Value)]);
    }

    private static ImmutableArray<GreenReadings> Readings(IReadOnlyList<NewReading> readings, DateTimeOffset seen, DateTimeOffset now, LimitHistory limits)
    {
        var byKind = readings.ToLookup(one => one.Kind);
        return [.. MeasurementCatalogue.Kinds.Where(kind => byKind.Contains(kind)).Select(kind => Of(kind, [.. byKind[kind]], seen, now, limits)).Where(one => one.Count > 0 || one.News.DaysWithout > 0 || one.News.IsSilent)];
    }

    private static GreenReadings Of(MeasurementKind kind, ImmutableArray<NewReading> readings, DateTimeOffset seen, DateTimeOffset now, LimitHistory limits)
    {
        var fresh = readings.Where(one => one.IsNew).Select(one => one.Reading).OrderBy(reading => reading.At).ThenBy(reading => reading.Id).ToList();
        Reading? newest = fresh is [] ? null : fresh[^1];
        return new(kind, fresh.Count, newest, newest is { } last && kind.Series.Any(series => limits.InForce(series.Key, last.At) is not null), ReadingsNews.Of(kind, readings, seen, now, NorwegianTime.Day));
    }

    /// <summary>The forms that are new, each beside the one before it of the same form.</summary>
    private async Task<ILookup<PatientId, ComparedForm>> AnsweredAsync(CaseloadGrant grant, Dictionary<PatientId, GreenMark> marks, GreenThrough through, CancellationToken cancellation)
    {
        var earliest = marks.Values.Select(mark => mark.SeenAt(through.At).At - SeenMark.Slack).DefaultIfEmpty(through.At).Min();
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var own = database.Visible<QuestionnaireResponseRow>(grant, marks.Keys).Where(row => row.Controller == grant.Organisation && row.Id <= through.Response);
        var rows = (await own.Where(row => row.Received >= earliest && row.Authored >= earliest).ToListAsync(cancellation)).ToLookup(row => (row.Patient, row.Questionnaire));

        // Of whom a mark stands, also what was answered long before and came after it.
        var marked = marks.Where(one => one.Value.Through is not null).Select(one => one.Key).ToList();
        var seen = marked.Select(patient => marks[patient].SeenAt(through.At).Response).DefaultIfEmpty(through.Response).Min();
        var late = (await own.Where(row => marked.Contains(row.Patient) && row.Id > seen && row.Authored < earliest).ToListAsync(cancellation)).Where(row => IsNew(row, marks[row.Patient], through.At));
        List<(PatientId Patient, ComparedForm Form)> found = [];

        foreach (var form in rows)
        {
            QuestionnaireResponseRow? before = null;

            foreach (var row in form.OrderBy(row => row.Authored).ThenBy(row => row.Id))
            {
                if (IsNew(row, marks[row.Patient], through.At))
                {
                    found.Add((row.Patient, Compare(row, before ?? await BeforeAsync(own, row, cancellation))));
                }

                before = row;
            }
        }

        foreach (var row in late)
        {
            found.Add((row.Patient, Compare(row, await BeforeAsync(own, row, cancellation))));
        }

        return found.ToLookup(one => one.Patient, one => one.Form);
    }

    /// <summary>Known after the mark; without one, of the last days and answered in them.</summary>
    private static bool IsNew(QuestionnaireResponseRow row, GreenMark mark, DateTimeOffset now) =>
        mark.SeenAt(now) is var seen && row.Id > seen.Response && (mark.Through is not null || (row.Received > seen.At && row.Authored > seen.At));

    private static Task<QuestionnaireResponseRow?> BeforeAsync(IQueryable<QuestionnaireResponseRow> own, QuestionnaireResponseRow row, CancellationToken cancellation) =>
        own.Before(row).FirstOrDefaultAsync(cancellation);

    /// <summary>A form without an address is no form that another can be held against.</summary>
    private ComparedForm Compare(QuestionnaireResponseRow row, QuestionnaireResponseRow? before)
    {
        before = row.Questionnaire is null ? null : before;
        return new(row.Authored, FormComparison.Compare(forms(row.Questionnaire), ResponseContent.Read(row.Content), before is null ? null : ResponseContent.Read(before.Content)), before is null);
    }
}
