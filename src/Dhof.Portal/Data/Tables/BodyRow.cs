using Dhof.Portal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>What was received for one controller: a JSON array of the original resources, Brotli-compressed.</summary>
public sealed class BodyRow : IEntityTypeConfiguration<BodyRow>
{
    public long Id { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Client { get; init; } = "";

    public DateTimeOffset Received { get; init; }

    public byte[] Content { get; init; } = [];

    public void Configure(EntityTypeBuilder<BodyRow> builder) => builder.ToTable("Bodies");
}
