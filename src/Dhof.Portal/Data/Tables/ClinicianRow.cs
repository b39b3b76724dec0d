using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>The directory of those who may sign in, by the key their sign-in gives.</summary>
public sealed class ClinicianRow : IEntityTypeConfiguration<ClinicianRow>
{
    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    public ClinicianRole Role { get; init; }

    public OrganisationNumber Organisation { get; init; }

    public string? Hpr { get; init; }

    public void Configure(EntityTypeBuilder<ClinicianRow> builder) => builder.ToTable("Clinicians").HasKey(r => r.Key);
}
