using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts.Journal;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>One version of the journal document of an alert, kept for sending. Append-only: a trigger refuses change and deletion.</summary>
public sealed class JournalDocumentRow : IClinicalRow, IEntityTypeConfiguration<JournalDocumentRow>
{
    /// <summary>It says what the alert's history says.</summary>
    public static InformationTypes InformationType => InformationTypes.Alerts;

    public long Id { get; init; }

    public long Alert { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>1 for the first, without gaps.</summary>
    public int Number { get; init; }

    public JournalState State { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The key of who did what it was made upon.</summary>
    public string Clinician { get; init; } = "";

    /// <summary>The name as it was then.</summary>
    public string Name { get; init; } = "";

    public ClinicianRole Role { get; init; }

    /// <summary>The document, as it is to be sent.</summary>
    public byte[] Content { get; init; } = [];

    public void Configure(EntityTypeBuilder<JournalDocumentRow> builder)
    {
        builder.ToTable("JournalDocuments");
        builder.HasIndex(r => new { r.Alert, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.Patient, r.At });
        builder.HasOne<AlertRow>().WithMany().HasForeignKey(r => r.Alert);
    }
}
