using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>
/// A limit from an instant on. Rows are added: together they are the history. Two things are written on a row later, once each, that a doctor approved it and that it was
/// taken back before it came into force; a trigger holds everything else (Sqlite/LimitTriggers).
/// </summary>
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

    /// <summary>Place among the limits that were set of the series, from 1: of two who set the next at once, one is told. 0 for what the follow-up began with.</summary>
    public int Number { get; init; }

    public DateTimeOffset? SetAt { get; init; }

    /// <summary>Name of who set it, as it was then.</summary>
    public string Author { get; init; } = "";

    public string? AuthorKey { get; init; }

    public ClinicianRole? AuthorRole { get; init; }

    public string? AuthorHpr { get; init; }

    public OrganisationNumber? AuthorOrganisation { get; init; }

    public string Reason { get; init; } = "";

    public bool IsPersonal { get; init; }

    public DateOnly? ReviewBy { get; init; }

    /// <summary>Number of the limit that this one undoes.</summary>
    public int? Undoes { get; init; }

    public string? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public string? ApprovedByKey { get; set; }

    public ClinicianRole? ApprovedByRole { get; set; }

    public string? ApprovedByHpr { get; set; }

    public OrganisationNumber? ApprovedByOrganisation { get; set; }

    public DateTimeOffset? TakenBackAt { get; set; }

    public string? TakenBackBy { get; set; }

    public string? TakenBackByKey { get; set; }

    public ClinicianRole? TakenBackByRole { get; set; }

    /// <summary>Raised when it is approved or taken back: of two who do so at once, the second is told.</summary>
    public int Version { get; set; }

    /// <summary>The five columns above.</summary>
    public LimitBand Band
    {
        get => new(RedBelow, YellowBelow, YellowFrom, RedFrom, UpperNeedsOxygen);
        init => (RedBelow, YellowBelow, YellowFrom, RedFrom, UpperNeedsOxygen) = (value.RedBelow, value.YellowBelow, value.YellowFrom, value.RedFrom, value.UpperNeedsOxygen);
    }

    public Limit ToDomain() => new(Series, Band, ValidFrom, Author, Reason, ApprovedBy)
    {
        Number = Number,
        SetAt = SetAt,
        AuthorRole = AuthorRole,
        AuthorHpr = AuthorHpr,
        AuthorOrganisation = AuthorOrganisation,
        ApprovedByRole = ApprovedByRole,
        ApprovedAt = ApprovedAt,
        ReviewBy = ReviewBy,
        IsPersonal = IsPersonal,
        Undoes = Undoes,
        TakenBackAt = TakenBackAt,
        TakenBackBy = TakenBackBy,
        TakenBackByRole = TakenBackByRole,
    };

    /// <summary>A doctor has approved it.</summary>
    public LimitRow Approve(Clinician doctor, DateTimeOffset at)
    {
        (ApprovedBy, ApprovedByKey, ApprovedByRole, ApprovedByHpr, ApprovedByOrganisation, ApprovedAt) = (doctor.Name, doctor.Key, doctor.Role, doctor.Hpr, doctor.Organisation, at);
        Version++;
        return this;
    }

    public void TakeBack(Clinician clinician, DateTimeOffset at)
    {
        (TakenBackBy, TakenBackByKey, TakenBackByRole, TakenBackAt) = (clinician.Name, clinician.Key, clinician.Role, at);
        Version++;
    }

    public void Configure(EntityTypeBuilder<LimitRow> builder)
    {
        builder.ToTable("Limits");
        builder.Ignore(r => r.Band);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Series, r.ValidFrom });
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Series, r.Number }).IsUnique().HasFilter("\"Number\" > 0");
    }
}
