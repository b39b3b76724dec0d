using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Questionnaires;

/// <summary>Reads answered forms.</summary>
public sealed class ResponseQueries(IDbContextFactory<PortalDatabase> databases, BodyReader bodies)
{
    /// <summary>The forms that the patient has answered, the one answered last first, each with its latest responses.</summary>
    /// <param name="most">How many responses of each form.</param>
    public async Task<IReadOnlyList<FormHistory>> HistoryAsync(PatientGrant grant, int most, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var visible = database.Visible<QuestionnaireResponseRow>(grant);
        var forms = await visible
            .GroupBy(response => response.Questionnaire)
            .Select(form => new { Url = form.Key, Newest = form.Max(response => response.Authored), Count = form.Count() })
            .ToListAsync(cancellation);

        if (forms.Count == 0)
        {
            return [];
        }

        var organisations = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        List<FormHistory> histories = [];

        foreach (var form in forms.OrderByDescending(form => form.Newest))
        {
            // One more than is shown: the last of them is compared too.
            var rows = await visible
                .Where(response => response.Questionnaire == form.Url)
                .OrderByDescending(response => response.Authored).ThenByDescending(response => response.Id)
                .Take(most + 1)
                .ToListAsync(cancellation);
            histories.Add(new(FormCatalogue.Find(form.Url), form.Url, Compared(FormCatalogue.Find(form.Url), rows, most, organisations), form.Count));
        }

        return histories;
    }

    /// <summary>One response beside the one before it; null where there is none, and where the grant does not open it.</summary>
    public async Task<(Form? Form, AnsweredForm Response)?> FindAsync(PatientGrant grant, long response, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var visible = database.Visible<QuestionnaireResponseRow>(grant);

        if (await visible.SingleOrDefaultAsync(row => row.Id == response, cancellation) is not { } found)
        {
            return null;
        }

        var before = await visible.Before(found).Take(1).ToListAsync(cancellation);
        var organisations = await database.Organisations.AsNoTracking().Where(organisation => organisation.Number == found.Controller).ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        var form = FormCatalogue.Find(found.Questionnaire);
        return (form, Compared(form, [found, .. before], 1, organisations)[0]);
    }

    /// <summary>What was received for one response; null where there is none, and where the grant does not read its controller: the two are not told apart.</summary>
    public async Task<Original?> OriginalAsync(ControllerGrant grant, long response, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);

        return await database.Visible<QuestionnaireResponseRow>(grant).AsNoTracking().SingleOrDefaultAsync(row => row.Id == response, cancellation) is { } row
            && bodies.Read(grant, [row.Body]).Select(body => body.Content).FirstOrDefault() is { } content
            ? new(new(row.Patient, row.Controller), 1, content, row.BodyIndex, row.Received)
            : null;
    }

    private static ImmutableArray<AnsweredForm> Compared(Form? form, List<QuestionnaireResponseRow> rows, int most, Dictionary<OrganisationNumber, string> organisations)
    {
        var items = rows.ConvertAll(row => ResponseContent.Read(row.Content));

        return
        [
            .. rows.Take(most).Select((row, i) => new AnsweredForm(
                row.Id,
                row.Authored,
                row.Received,
                row.Marks,
                organisations.GetValueOrDefault(row.Controller) ?? row.Controller.ToString(),
                row.AnsweredBy,
                row.Source,
                FormComparison.Compare(form, items[i], row.Questionnaire is not null && i + 1 < rows.Count ? items[i + 1] : null))),
        ];
    }
}
