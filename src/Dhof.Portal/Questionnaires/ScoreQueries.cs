using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Questionnaires;

/// <summary>Reads what is scored.</summary>
public sealed class ScoreQueries(IDbContextFactory<PortalDatabase> databases, News2Reader news2, TimeProvider clock)
{
    /// <summary>How far back an answer that gives a total is looked for: forms that are scored are answered now and then.</summary>
    private const int Most = 6;

    private static readonly string[] s_scored = [FormScores.CatUrl, FormScores.MmrcUrl, FormScores.ExacerbationsUrl];

    public async Task<FormScores> FormsAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var visible = database.Visible<QuestionnaireResponseRow>(grant);
        List<QuestionnaireResponseRow> rows = [];

        foreach (var url in s_scored)
        {
            rows.AddRange(await visible.Where(row => row.Questionnaire == url).OrderByDescending(row => row.Authored).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellation));
        }

        if (rows.Count == 0)
        {
            return FormScores.None;
        }

        var organisations = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        return FormScores.Of(rows.ToLookup(row => row.Questionnaire!, row => (ResponseContent.Read(row.Content).ToArray(), new AnsweredScore(
            row.Authored,
            organisations.GetValueOrDefault(row.Controller) ?? row.Controller.ToString(),
            row.Marks.HasFlag(ResponseMarks.AnsweredByPatient),
            row.AnsweredBy,
            ImmutableDictionary<string, int>.Empty))), clock.GetUtcNow());
    }

    /// <summary>Null where no NEWS2 was received and no level of consciousness measured.</summary>
    public Task<News2Found?> News2Async(PatientGrant grant, CancellationToken cancellation) => news2.LatestAsync(grant, cancellation);
}
