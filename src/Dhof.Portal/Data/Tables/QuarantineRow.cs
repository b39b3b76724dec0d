using Dhof.Portal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A resource that contradicts what is stored, kept with the reason until somebody has looked at it.</summary>
public sealed class QuarantineRow : IEntityTypeConfiguration<QuarantineRow>
{
    public long Id { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Client { get; init; } = "";

    public DateTimeOffset Received { get; init; }

    /// <summary>Key of the reason (Fhir/Server/RefusalCode).</summary>
    public string Reason { get; init; } = "";

    /// <summary>The measurement that it contradicts.</summary>
    public long? Measurement { get; init; }

    /// <summary>The resource as it came, Brotli-compressed.</summary>
    public byte[] Content { get; init; } = [];

    public void Configure(EntityTypeBuilder<QuarantineRow> builder)
    {
        builder.ToTable("Quarantine");
        builder.HasIndex(r => r.Measurement);
    }
}
