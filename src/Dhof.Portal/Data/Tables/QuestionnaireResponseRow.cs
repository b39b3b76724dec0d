using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>One answered form, written by <c>Sqlite/MeasurementWriter</c> in the transaction of what was received with it. The message stands in <see cref="BodyRow"/>.</summary>
public sealed class QuestionnaireResponseRow : IClinicalRow, IEntityTypeConfiguration<QuestionnaireResponseRow>
{
    public static InformationTypes InformationType => InformationTypes.Questionnaires;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>Canonical address of the form, without version; null where the message named none.</summary>
    public string? Questionnaire { get; init; }

    public DateTimeOffset Authored { get; init; }

    public DateTimeOffset Received { get; init; }

    public ResponseMarks Marks { get; init; }

    public string? AnsweredBy { get; init; }

    public string? Source { get; init; }

    /// <summary>Questions and answers, as <see cref="ResponseContent"/> writes them.</summary>
    public string Content { get; init; } = "";

    public long Body { get; init; }

    /// <summary>Place of the original among the resources of the body.</summary>
    public int BodyIndex { get; init; }

    /// <summary>128-bit hash of the sender's identifier, or of the content where the sender gave none: unique for a controller.</summary>
    public byte[] Fingerprint { get; init; } = [];

    public void Configure(EntityTypeBuilder<QuestionnaireResponseRow> builder)
    {
        builder.ToTable("QuestionnaireResponses");
        builder.HasIndex(r => new { r.Patient, r.Questionnaire, r.Authored });
        builder.HasIndex(r => new { r.Fingerprint, r.Controller }).IsUnique();

        // What came of one patient since a mark, whatever the form.
        builder.HasIndex(r => new { r.Patient, r.Received });
    }
}

public static class QuestionnaireResponseRows
{
    /// <summary>The answers of the same patient to the same form that were given before one, the latest of them first.</summary>
    public static IQueryable<QuestionnaireResponseRow> Before(this IQueryable<QuestionnaireResponseRow> responses, QuestionnaireResponseRow row) => responses
        .Where(one => one.Patient == row.Patient && one.Questionnaire == row.Questionnaire && (one.Authored < row.Authored || (one.Authored == row.Authored && one.Id < row.Id)))
        .OrderByDescending(one => one.Authored).ThenByDescending(one => one.Id);
}
