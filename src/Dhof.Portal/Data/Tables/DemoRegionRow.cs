using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>The synthetic region that fills this database, and how far in time it reaches. No row: no demonstration.</summary>
public sealed class DemoRegionRow : IEntityTypeConfiguration<DemoRegionRow>
{
    public string Region { get; init; } = "";

    public int Seed { get; init; }

    /// <summary>The instant of the first start: enrolments and stories are placed in time by it.</summary>
    public DateTimeOffset SeededFrom { get; init; }

    /// <summary>Where a later start goes on; 1970 while the first has not ended.</summary>
    public DateTimeOffset SeededThrough { get; set; }

    public void Configure(EntityTypeBuilder<DemoRegionRow> builder) => builder.ToTable("DemoRegion").HasKey(r => r.Region);
}
