using System.Linq.Expressions;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;

namespace Dhof.Portal.Quarantine;

/// <summary>A refused input as pages show it: everything but what it held.</summary>
/// <param name="Received">The first time; <paramref name="LastReceived"/> the last of <paramref name="Count"/>.</param>
/// <param name="Reason">Key of the reason.</param>
/// <param name="Expression">FHIRPath of the place.</param>
/// <param name="HasContent">False where the client had sent more than is kept in a day.</param>
/// <param name="IsWaiting">It is about to be tried again.</param>
/// <param name="TriedAt">When it was last tried again.</param>
public sealed record UnreadInput(
    long Id,
    PatientId Patient,
    OrganisationNumber Controller,
    string Client,
    DateTimeOffset Received,
    DateTimeOffset LastReceived,
    int Count,
    string Reason,
    string Expression,
    QuarantineState State,
    bool HasContent,
    bool IsWaiting,
    DateTimeOffset? TriedAt,
    DateTimeOffset? HandledAt,
    string? HandledByName,
    ClinicianRole? HandledByRole)
{
    internal static Expression<Func<QuarantineRow, UnreadInput>> Of { get; } = row => new(
        row.Id,
        row.Patient,
        row.Controller,
        row.Client,
        row.Received,
        row.LastReceived,
        row.Count,
        row.Reason,
        row.Expression,
        row.State,
        row.Content != QuarantineRow.NotKept,
        row.TriedBy == "",
        row.TriedAt,
        row.HandledAt,
        row.HandledByName,
        row.HandledByRole);
}
