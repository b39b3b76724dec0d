using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>The synthetic region that fills this database, and how far in time it reaches. No row: no demonstration.</summary>
public sealed class DemoRegionRow : IEntityTypeConfiguration<DemoRegionRow>
{
    public string Region { get; init; } = "";

    public int Seed { get; init; }

    public DateTimeOffset SeededFrom { get; init; }

    public DateTimeOffset SeededThrough { get; set; }

    public void Configure(EntityTypeBuilder<DemoRegionRow> builder) => builder.ToTable("DemoRegion").HasKey(r => r.Region);
}
