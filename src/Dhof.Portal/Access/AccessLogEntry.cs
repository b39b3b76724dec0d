using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Access;

/// <summary>An entry of the access log as the controller's own people read it.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="IsOfOwn">What was opened, whoever opened it holds themselves.</param>
/// <param name="Refusal">Null where access was given, and where another organisation was refused: why, is not told.</param>
/// <param name="Policy">The version that decided.</param>
/// <param name="Source">Whose system was asked, by name.</param>
public sealed record AccessLogEntry(
    long Id,
    DateTimeOffset At,
    string Name,
    ClinicianRole Role,
    string Organisation,
    string Action,
    InformationTypes? Types,
    CareRelationKind? Relation,
    PurposeOfUse? Purpose,
    bool IsOfOwn,
    bool IsRefused,
    AccessRefusal? Refusal,
    string? Decision,
    int Policy,
    DeclaredReason? Reason,
    string? ReasonText,
    string? Source,
    SourceFailure? Failure)
{
    internal static AccessLogEntry Of(AccessLogRow row, OrganisationNumber reader, IReadOnlyDictionary<OrganisationNumber, string> names) => new(
        row.Id,
        row.At,
        row.Name,
        row.Role,
        names.GetValueOrDefault(row.Organisation, row.Organisation.ToString()),
        row.Action,
        row.Types,
        row.Relation,
        row.Purpose,
        row.Controllers.Split(',').Contains(row.Organisation.ToString()),
        row.Refusal is not null,
        row.Organisation == reader ? row.Refusal : null,
        row.Decision,
        row.Policy,
        row.Reason,
        row.ReasonText,
        row.Source is null ? null : string.Join(", ", row.Controllers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => Called(number, names)).DefaultIfEmpty(row.Source)),
        row.Failure);

    private static string Called(string number, IReadOnlyDictionary<OrganisationNumber, string> names) =>
        OrganisationNumber.TryParse(number, out var organisation) && names.TryGetValue(organisation, out var name) ? name : number;
}
