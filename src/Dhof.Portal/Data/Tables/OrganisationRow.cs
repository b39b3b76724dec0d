using Dhof.Portal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

public sealed class OrganisationRow : IEntityTypeConfiguration<OrganisationRow>
{
    public OrganisationNumber Number { get; init; }

    public string Name { get; init; } = "";

    public OrganisationKind Kind { get; init; }

    /// <summary>Who answers for it in law; null where it does so itself.</summary>
    public OrganisationNumber? LegalEntity { get; init; }

    public string? LegalEntityName { get; init; }

    public void Configure(EntityTypeBuilder<OrganisationRow> builder)
    {
        builder.ToTable("Organisations").HasKey(r => r.Number);
        builder.Property(r => r.Number).ValueGeneratedNever();
    }
}
