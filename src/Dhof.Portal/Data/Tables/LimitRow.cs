using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A limit from an instant on. Rows are added, never changed: together they are the history.</summary>
public sealed class LimitRow : IClinicalRow, IEntityTypeConfiguration<LimitRow>
{
    public static InformationTypes InformationType => InformationTypes.Measurements;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Series { get; init; } = "";

    public decimal? RedBelow { get; init; }

    public decimal? YellowBelow { get; init; }

    public decimal? YellowFrom { get; init; }

    public decimal? RedFrom { get; init; }

    public bool UpperNeedsOxygen { get; init; }

    public DateTimeOffset ValidFrom { get; init; }

    public string Author { get; init; } = "";

    public string Reason { get; init; } = "";

    public string? ApprovedBy { get; init; }

    public Limit ToDomain() => new(Series, new(RedBelow, YellowBelow, YellowFrom, RedFrom, UpperNeedsOxygen), ValidFrom, Author, Reason, ApprovedBy);

    public void Configure(EntityTypeBuilder<LimitRow> builder)
    {
        builder.ToTable("Limits");
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Series, r.ValidFrom }).IsUnique();
    }
}
