using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Alerts;

/// <summary>
/// What the answered forms of one portion call for, as <see cref="Portion"/> for readings: a new one is judged by the rules about its form, and those in whose window it came, because it came late, are judged again.
/// </summary>
internal sealed class FormPortion(FindForm forms, PortalDatabase database, ControllerGrant grant)
{
    /// <summary>Name of the checkpoint: the id of the last response that was judged.</summary>
    public const string Reader = "alerts-forms";

    private static readonly List<string?> s_judged = [.. AlertRules.Forms.Select(rule => rule.Url).Distinct()];
    private static readonly List<string> s_rules = [.. AlertRules.Forms.Select(rule => rule.Key)];

    /// <summary>Where no form was judged before, what came longer ago than this is not judged: a version that learns to judge forms raises nothing about last year.</summary>
    private static readonly TimeSpan s_first = TimeSpan.FromDays(1);

    /// <summary>Judges what came after the checkpoint; nothing is saved here.</summary>
    public async Task JudgeAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var responses = database.Visible<QuestionnaireResponseRow>(grant);
        var checkpoint = await database.Checkpoints.SingleOrDefaultAsync(row => row.Reader == Reader, cancellation);

        if (checkpoint is null)
        {
            var old = now - s_first;
            checkpoint = database.Checkpoints.Add(new() { Reader = Reader, Sequence = await responses.Where(row => row.Received < old).MaxAsync(row => (long?)row.Id, cancellation) ?? 0 }).Entity;
        }

        var through = await responses.MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        var judged = await OfAsync(checkpoint.Sequence, through, cancellation);
        var patients = judged.Select(one => one.Patient).Distinct().ToList();

        // All of them, open and closed: a late answer may change any.
        var concerned = await database.Visible<AlertRow>(grant).Include(alert => alert.Findings).Where(alert => patients.Contains(alert.Patient) && s_rules.Contains(alert.Rule)).ToListAsync(cancellation);
        checkpoint.Sequence = through;
        await Judgement.TakeAsync(database, grant, patients, concerned, judged, now, cancellation);
    }

    /// <param name="after">The id of the last response that was looked at.</param>
    /// <param name="through">The last that is looked at now.</param>
    private async Task<IReadOnlyList<Judged>> OfAsync(long after, long through, CancellationToken cancellation)
    {
        var known = await database.Visible<QuestionnaireResponseRow>(grant).AsNoTracking()
            .Where(row => row.Id > after && row.Id <= through && s_judged.Contains(row.Questionnaire))
            .Select(row => new { row.Id, row.Patient, row.Controller, Url = row.Questionnaire!, row.Authored })
            .ToListAsync(cancellation);
        List<Judged> judged = [];

        foreach (var answers in known.GroupBy(row => (row.Patient, row.Controller, row.Url)))
        {
            var (patient, controller, url) = answers.Key;
            judged.AddRange(await OfAsync(patient, controller, forms(url)!, [.. answers.Select(row => row.Id)], [.. answers.Select(row => row.Authored)], through, cancellation));
        }

        return judged;
    }

    private async Task<IEnumerable<Judged>> OfAsync(PatientId patient, OrganisationNumber controller, Form form, HashSet<long> news, DateTimeOffset[] touched, long through, CancellationToken cancellation)
    {
        var rules = AlertRules.Forms.Where(rule => rule.Url == form.Url).ToArray();
        var window = rules.Max(rule => rule.Window);
        var (from, to) = (touched.Min() - window, touched.Max() + window);
        var rows = await database.Visible<QuestionnaireResponseRow>(grant).AsNoTracking()
            .Where(row => row.Patient == patient && row.Controller == controller && row.Questionnaire == form.Url && row.Authored >= from && row.Authored <= to)
            .OrderBy(row => row.Authored).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.Authored, row.Content })
            .ToListAsync(cancellation);
        var history = rows.ConvertAll(row => new JudgedForm(row.Id, row.Authored, ResponseContent.Read(row.Content)));

        // What is not looked at yet is part of the history and has its own turn, once.
        return from rule in rules
               from one in history
               where one.Id <= through && (news.Contains(one.Id) || touched.Any(at => at < one.At && one.At - at <= rule.Window))
               select new Judged(patient, controller, one.Id, rule.Key, rule.Judge(form, one, history) is { } finding ? [finding] : [], IsAgain: !news.Contains(one.Id));
    }
}
