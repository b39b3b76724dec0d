using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>How far a reader of the changes has come.</summary>
public sealed class CheckpointRow : IEntityTypeConfiguration<CheckpointRow>
{
    public string Reader { get; init; } = "";

    public long Sequence { get; set; }

    public void Configure(EntityTypeBuilder<CheckpointRow> builder) => builder.ToTable("Checkpoints").HasKey(r => r.Reader);
}
