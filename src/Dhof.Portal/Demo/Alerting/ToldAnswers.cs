using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Demo.Alerting;

/// <summary>
/// What the answers of the one told story raise in which they tell as much as the measurements: the saturation that falls. The answers of all others are history that no rule was asked about, as in a portal that learns to
/// judge forms.
/// </summary>
internal static class ToldAnswers
{
    public static async Task<ILookup<string, JudgedForm>> ReadAsync(PortalDatabase database, ControllerGrant grant, SyntheticPatient patient, CancellationToken cancellation) =>
        (await database.Visible<QuestionnaireResponseRow>(grant).AsNoTracking().Where(row => row.Patient == patient.Id && row.Controller == patient.Team.Municipality && row.Questionnaire != null).OrderBy(row => row.Authored).ToListAsync(cancellation))
            .ToLookup(row => row.Questionnaire!, row => new JudgedForm(row.Id, row.Authored, ResponseContent.Read(row.Content)));

    public static bool Tells(SyntheticPatient patient) => patient.Story == Story.SaturationFalls;

    /// <param name="answered">By form, oldest first.</param>
    /// <param name="open">What an earlier start raised and is open still: what is found joins it.</param>
    /// <param name="after">Up to here an earlier start has judged.</param>
    /// <param name="heldFrom">What is older was closed long ago.</param>
    /// <returns>What is raised now.</returns>
    public static IEnumerable<AlertRow> Raise(SyntheticPatient patient, ILookup<string, JudgedForm> answered, IEnumerable<AlertRow> open, DateTimeOffset after, DateTimeOffset heldFrom)
    {
        foreach (var rule in AlertRules.Forms)
        {
            var findings = answered[rule.Url].Where(one => one.At > after && one.At >= heldFrom).Select(one => rule.Judge(FormCatalogue.Find(rule.Url)!, one, answered[rule.Url])).OfType<Finding>().ToList();
            var there = open.FirstOrDefault(row => row.Rule == rule.Key);
            var row = findings.Aggregate(there, (alert, finding) => (alert ?? new() { Patient = patient.Id, Controller = patient.Team.Municipality, Rule = rule.Key, Series = rule.Url, RaisedAt = finding.At }).Join(finding));

            if (row is not null && there is null)
            {
                yield return row;
            }
        }
    }
}
