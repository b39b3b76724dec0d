using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Access;

/// <summary>Explains to a clinician what they would be given of one person now. Every explanation is in the access log, and tells no more than opening the person would.</summary>
public sealed class AccessExplanations(IDbContextFactory<PortalDatabase> databases, AccessDecisions decisions, AccessLog log)
{
    /// <summary>By the whole identity number. A number of nobody and one of somebody whom the clinician may not see lead to the same questions and the same answer.</summary>
    public async Task<PersonExplanation> OfAsync(Clinician clinician, IdentityNumber number, CancellationToken cancellation)
    {
        var person = await PersonSearch.PersonAsync(databases, number, cancellation);
        return await OfAsync(clinician, person ?? PatientId.Nobody, person is null ? AccessRefusal.NoRecord : null, cancellation);
    }

    /// <summary>By the id in the address of a patient's page.</summary>
    public Task<PersonExplanation> OfAsync(Clinician clinician, PatientId patient, CancellationToken cancellation) => OfAsync(clinician, patient, null, cancellation);

    private async Task<PersonExplanation> OfAsync(Clinician clinician, PatientId patient, AccessRefusal? otherwise, CancellationToken cancellation)
    {
        var (decision, explanation) = await decisions.ExplainAsync(clinician, patient, cancellation);
        var entry = AccessEntry.Of(clinician, AccessLog.AccessExplained, otherwise is null ? patient : null, decision);
        await log.WriteAsync(entry with { Refusal = otherwise ?? entry.Refusal, Types = decision.Grant is null ? null : InformationTypes.Demographics }, cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var names = await database.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Number, organisation => organisation.Name, cancellation);
        return new(explanation, decision.Grant is { } grant ? await NameAsync(database, grant, cancellation) : null, names.ToImmutableDictionary());
    }

    private static async Task<string?> NameAsync(PortalDatabase database, PatientGrant grant, CancellationToken cancellation)
    {
        var records = await database.Visible<PatientRecordRow>(grant).ToListAsync(cancellation);
        return records.OrderByDescending(record => record.Controller == grant.Clinician.Organisation).ThenBy(record => record.Controller.Value).Select(record => $"{record.GivenName} {record.FamilyName}").FirstOrDefault();
    }
}

/// <summary>An explanation with the names that go with it.</summary>
/// <param name="Name">The person's; null where nothing is opened.</param>
public sealed record PersonExplanation(AccessExplanation Steps, string? Name, ImmutableDictionary<OrganisationNumber, string> Organisations)
{
    /// <summary>What people call an organisation.</summary>
    public string Called(OrganisationNumber number) => Organisations.GetValueOrDefault(number, number.ToString());
}
