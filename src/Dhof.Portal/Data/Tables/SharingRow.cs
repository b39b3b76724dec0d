using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>What a patient has decided about one controller's data, as it stands. Where there is no row, sharing is open.</summary>
public sealed class SharingRow : IEntityTypeConfiguration<SharingRow>
{
    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public SharingState State { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>Name and role of who recorded it, as they were then.</summary>
    public string RecordedBy { get; set; } = "";

    public ClinicianRole RecordedByRole { get; set; }

    public int Version { get; set; }

    public void Configure(EntityTypeBuilder<SharingRow> builder)
    {
        builder.ToTable("Sharing");
        builder.HasKey(r => new { r.Patient, r.Controller });
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.Patient);
    }
}
