using Dhof.Portal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>Where measurements came from, once for all that share it.</summary>
public sealed class OriginRow : IEntityTypeConfiguration<OriginRow>
{
    public long Id { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Code { get; init; } = "";

    public string? Unit { get; init; }

    public string? Source { get; init; }

    public string? Device { get; init; }

    public string? DeviceId { get; init; }

    public string? Method { get; init; }

    public string? Performer { get; init; }

    /// <summary>128-bit hash of all of the above.</summary>
    public byte[] Fingerprint { get; init; } = [];

    public void Configure(EntityTypeBuilder<OriginRow> builder)
    {
        builder.ToTable("Origins");
        builder.HasIndex(r => r.Fingerprint).IsUnique();
    }
}
