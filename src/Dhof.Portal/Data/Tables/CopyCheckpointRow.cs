using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>How far one type of resource of one source has been copied.</summary>
public sealed class CopyCheckpointRow : IEntityTypeConfiguration<CopyCheckpointRow>
{
    /// <summary>Key of the source.</summary>
    public string Source { get; init; } = "";

    public string Type { get; init; } = "";

    /// <summary>Everything that the source stored before it, by the source's own clock, has been seen; null where the source has told of none.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The same of what the source tells that it has deleted.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>When a page was last taken in, by the portal's clock.</summary>
    public DateTimeOffset? CopiedAt { get; set; }

    /// <summary>When the last copying began that left nothing out.</summary>
    public DateTimeOffset? CompleteTo { get; set; }

    /// <summary>Versions that were stored.</summary>
    public long Stored { get; set; }

    /// <summary>Versions that were refused, and kept in quarantine.</summary>
    public long Refused { get; set; }

    /// <summary>Versions of resources of nobody whom the controller has a record of: passed by.</summary>
    public long Unknown { get; set; }

    public void Configure(EntityTypeBuilder<CopyCheckpointRow> builder) => builder.ToTable("CopyCheckpoints").HasKey(r => new { r.Source, r.Type });
}
