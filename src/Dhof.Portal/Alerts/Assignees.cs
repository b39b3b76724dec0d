using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Alerts;

/// <summary>To whom an alert may be assigned: the people of the clinician's own organisation who see alerts, as the directory knows them, and its teams, as the settings name them.</summary>
public sealed class Assignees(IDbContextFactory<PortalDatabase> databases, IOptions<AlertOptions> options)
{
    /// <summary>As they stand in the settings.</summary>
    public ImmutableArray<Assignee> TeamsOf(OrganisationNumber organisation) => [.. options.Value.Of(organisation).Teams.Select(team => new Assignee(AssigneeKind.Team, team.Key, team.Name, null))];

    /// <summary>The clinician first, then the others by name, then the teams as they stand in the settings.</summary>
    public async Task<ImmutableArray<Assignee>> OfAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var (me, organisation) = (grant.Clinician.Key, grant.Clinician.Organisation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var people = await database.Clinicians.AsNoTracking().Where(row => row.Organisation == organisation && row.Role != ClinicianRole.Secretary && row.Role != ClinicianRole.Client).ToListAsync(cancellation);

        return
        [
            .. people.OrderByDescending(row => row.Key == me).ThenBy(row => row.Name, StringComparer.Ordinal).Select(row => new Assignee(AssigneeKind.Person, row.Key, row.Name, row.Role)),
            .. TeamsOf(organisation),
        ];
    }
}
