using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>An input that was refused, kept with the reason. The same content from the same client is one row. What happened to it is in <see cref="QuarantineHistoryRow"/>.</summary>
public sealed class QuarantineRow : IClinicalRow, IEntityTypeConfiguration<QuarantineRow>
{
    /// <summary>The content of an input that was counted and not kept.</summary>
    public static readonly byte[] NotKept = [];

    public static InformationTypes InformationType => InformationTypes.Measurements;

    public long Id { get; init; }

    /// <summary><see cref="PatientId.Nobody"/> where it cannot be told safely, or the controller has no record of the person.</summary>
    public PatientId Patient { get; set; }

    public OrganisationNumber Controller { get; init; }

    public string Client { get; init; } = "";

    /// <summary>The first time.</summary>
    public DateTimeOffset Received { get; init; }

    public DateTimeOffset LastReceived { get; init; }

    public int Count { get; init; }

    public ReceivedForm Form { get; init; }

    /// <summary>Key of the reason (Fhir/Server/RefusalCode).</summary>
    public string Reason { get; set; } = "";

    /// <summary>FHIRPath of the place.</summary>
    public string Expression { get; set; } = "";

    /// <summary>The measurement that it contradicts.</summary>
    public long? Measurement { get; set; }

    /// <summary>A JSON array of the one thing that came, as it came, Brotli-compressed. Empty: the client had sent more than is kept in a day.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>128-bit hash of what came.</summary>
    public byte[] Fingerprint { get; init; } = [];

    public QuarantineState State { get; set; }

    /// <summary>The version of the portal's reading that has tried it; empty where it waits to be tried again.</summary>
    public string TriedBy { get; set; } = "";

    /// <summary>When it was last tried again.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>Raised by every change of state: of two who change it at once, the second is told.</summary>
    public int Version { get; set; }

    /// <summary>The measurement that it has become.</summary>
    public long? Became { get; set; }

    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>Key of the clinician who marked it as handled.</summary>
    public string? HandledBy { get; set; }

    public string? HandledByName { get; set; }

    public ClinicianRole? HandledByRole { get; set; }

    public void Configure(EntityTypeBuilder<QuarantineRow> builder)
    {
        builder.ToTable("Quarantine");
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.Controller, r.Client, r.Fingerprint }).IsUnique();
        builder.HasIndex(r => new { r.Patient, r.State });
        builder.HasIndex(r => new { r.Client, r.State });
    }
}
