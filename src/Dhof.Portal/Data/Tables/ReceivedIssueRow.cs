using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>One version of an alert that another system raised, as it came. Append-only: a trigger refuses change and deletion.</summary>
public sealed class ReceivedIssueRow : IClinicalRow, IEntityTypeConfiguration<ReceivedIssueRow>
{
    public static InformationTypes InformationType => InformationTypes.Alerts;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>Of the identifier; 16 bytes.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>1 for the first, without gaps: of two at once the index lets one through.</summary>
    public int Number { get; init; }

    public bool IsWithdrawn { get; init; }

    /// <summary>Of what it says: the same again is known by it.</summary>
    public byte[] Meaning { get; init; } = [];

    public DateTimeOffset Received { get; init; }

    /// <summary>The alert that it is shown as.</summary>
    public long Alert { get; init; }

    /// <summary>Where that was read too, or is stored with it.</summary>
    public AlertRow? Raised { get; init; }

    /// <summary>The message, packed.</summary>
    public byte[] Content { get; init; } = [];

    public void Configure(EntityTypeBuilder<ReceivedIssueRow> builder)
    {
        builder.ToTable("ReceivedIssues");
        builder.HasIndex(r => new { r.Fingerprint, r.Controller, r.Number }).IsUnique();
        builder.HasIndex(r => r.Patient);
        builder.HasOne(r => r.Raised).WithMany().HasForeignKey(r => r.Alert);
    }
}
