using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>One row per patient and area, in the transaction that changed it. The order of <see cref="Sequence"/> is the order of commits: writers queue.</summary>
public sealed class ChangeRow : IEntityTypeConfiguration<ChangeRow>
{
    public long Sequence { get; init; }

    public PatientId Patient { get; init; }

    public Area Area { get; init; }

    public PatientChange ToDomain() => new(Patient, Area, Sequence);

    public void Configure(EntityTypeBuilder<ChangeRow> builder) => builder.ToTable("Changes").HasKey(r => r.Sequence);
}
