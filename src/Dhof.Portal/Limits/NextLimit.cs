using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Limits;

/// <summary>The row that follows the newest of a series.</summary>
internal static class NextLimit
{
    /// <summary>As a clinician wants it; a doctor's own is approved as it is set.</summary>
    public static LimitRow Of(PatientId patient, OrganisationNumber controller, ProposedLimit limit, Clinician author, DateTimeOffset now)
    {
        var row = new LimitRow
        {
            Patient = patient,
            Controller = controller,
            Series = limit.Series,
            Band = limit.Band,
            ValidFrom = limit.From ?? now,
            Number = limit.Seen + 1,
            SetAt = now,
            Author = author.Name,
            AuthorKey = author.Key,
            AuthorRole = author.Role,
            AuthorHpr = author.Hpr,
            AuthorOrganisation = author.Organisation,
            Reason = limit.Reason.Trim(),
            IsPersonal = true,
            ReviewBy = limit.ReviewBy,
        };
        return LimitRights.IsDoctor(author.Role) ? row.Approve(author, now) : row;
    }

    /// <summary>The limit of before, once more, with its approval.</summary>
    public static LimitRow Again(LimitRow before, LimitRow undone, Clinician clinician, DateTimeOffset now) => new()
    {
        Patient = before.Patient,
        Controller = before.Controller,
        Series = before.Series,
        Band = before.Band,
        ValidFrom = now,
        Number = undone.Number + 1,
        SetAt = now,
        Author = clinician.Name,
        AuthorKey = clinician.Key,
        AuthorRole = clinician.Role,
        AuthorHpr = clinician.Hpr,
        AuthorOrganisation = clinician.Organisation,
        Reason = before.Reason,
        IsPersonal = before.IsPersonal,
        ReviewBy = before.ReviewBy,
        Undoes = undone.Number,
        ApprovedBy = before.ApprovedBy,
        ApprovedAt = before.ApprovedAt,
        ApprovedByKey = before.ApprovedByKey,
        ApprovedByRole = before.ApprovedByRole,
        ApprovedByHpr = before.ApprovedByHpr,
        ApprovedByOrganisation = before.ApprovedByOrganisation,
    };
}
