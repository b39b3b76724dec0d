using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A care relation that one clinician has declared. Why stands in the access log.</summary>
public sealed class DeclaredRelationRow : IEntityTypeConfiguration<DeclaredRelationRow>
{
    public long Id { get; init; }

    public PatientId Patient { get; init; }

    /// <summary>The key of the clinician.</summary>
    public string Clinician { get; init; } = "";

    public OrganisationNumber Organisation { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>When the clinician ended it; null for one that runs, or ran, its time.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public CareRelation RelationTo(OrganisationNumber controller) =>
        CareDeclaration.RelationTo(Patient, controller, Organisation, Clinician, From, EndedAt is { } ended && ended < Until ? ended : Until);

    public void Configure(EntityTypeBuilder<DeclaredRelationRow> builder)
    {
        builder.ToTable("DeclaredRelations");
        builder.HasIndex(r => new { r.Patient, r.Clinician });
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.Patient);
    }
}
