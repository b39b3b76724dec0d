using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A controller lets an organisation that follows a patient see what it holds.</summary>
public sealed class CareRelationRow : IEntityTypeConfiguration<CareRelationRow>
{
    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public OrganisationNumber Organisation { get; init; }

    public CareRelationKind Kind { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset? To { get; init; }

    public CareRelation ToDomain() => new(Patient, Controller, Organisation, Kind, From, To);

    public void Configure(EntityTypeBuilder<CareRelationRow> builder)
    {
        builder.ToTable("CareRelations");
        builder.HasIndex(r => new { r.Organisation, r.Patient, r.Controller }).IsUnique();
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.Patient);
    }
}
