using Dhof.Portal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>How much of a client's refused input has been kept for a controller on one day (UTC), and how much has not.</summary>
public sealed class QuarantineQuotaRow : IEntityTypeConfiguration<QuarantineQuotaRow>
{
    public long Id { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Client { get; init; } = "";

    public DateOnly Day { get; init; }

    public int Kept { get; init; }

    /// <summary>Compressed.</summary>
    public long Bytes { get; init; }

    /// <summary>Refused inputs whose content was not kept, because the day's share was used.</summary>
    public int NotKept { get; init; }

    public void Configure(EntityTypeBuilder<QuarantineQuotaRow> builder)
    {
        builder.ToTable("QuarantineQuotas");
        builder.HasIndex(r => new { r.Controller, r.Client, r.Day }).IsUnique();
    }
}
