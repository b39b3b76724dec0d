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

    /// <summary>11 digits, for the attestation that a source asks for; on no screen and in no log.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>Code of 9060 that the clinician works by.</summary>
    public string? Authorization { get; init; }

    /// <summary>Number of the department in RESH, with its name.</summary>
    public string? Resh { get; init; }

    public string? Department { get; init; }

    public void Configure(EntityTypeBuilder<ClinicianRow> builder) => builder.ToTable("Clinicians").HasKey(r => r.Key);
}
