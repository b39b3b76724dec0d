using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A person is an id and an identity number, a locator and nothing else.</summary>
public sealed class PersonRow : IEntityTypeConfiguration<PersonRow>
{
    public PatientId Id { get; init; }

    public string IdentityNumber { get; init; } = "";

    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("Persons");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.IdentityNumber).IsUnique();
    }
}
