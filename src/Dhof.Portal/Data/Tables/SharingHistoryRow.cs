using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>Each decision about sharing that was recorded. Append-only: a trigger refuses change and deletion.</summary>
public sealed class SharingHistoryRow : IEntityTypeConfiguration<SharingHistoryRow>
{
    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public SharingState State { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The key of the clinician.</summary>
    public string Clinician { get; init; } = "";

    public string Name { get; init; } = "";

    public ClinicianRole Role { get; init; }

    public void Configure(EntityTypeBuilder<SharingHistoryRow> builder)
    {
        builder.ToTable("SharingHistory");
        builder.HasIndex(r => new { r.Patient, r.Controller, r.At });
    }
}
