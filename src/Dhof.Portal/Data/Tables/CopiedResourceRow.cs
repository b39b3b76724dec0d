using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A resource of a source that was taken in, and which version of it. Written before the first version is, so that none is held whose deletion would not be noticed.</summary>
public sealed class CopiedResourceRow : IClinicalRow, IEntityTypeConfiguration<CopiedResourceRow>
{
    public static InformationTypes InformationType => InformationTypes.Measurements;

    /// <summary>Key of the source.</summary>
    public string Source { get; init; } = "";

    public string Type { get; init; } = "";

    /// <summary>At the source.</summary>
    public string Id { get; init; } = "";

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>The version that was taken in, stored or refused; null where none has been.</summary>
    public string? Version { get; set; }

    /// <summary>When the source stored it, by its own clock.</summary>
    public DateTimeOffset? Updated { get; set; }

    /// <summary>It is no more at the source.</summary>
    public bool IsDeleted { get; set; }

    public void Configure(EntityTypeBuilder<CopiedResourceRow> builder)
    {
        builder.ToTable("CopiedResources").HasKey(r => new { r.Source, r.Type, r.Id });
        builder.HasIndex(r => new { r.Source, r.Patient });
    }
}
