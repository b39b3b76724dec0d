using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>How far an organisation's people have seen the greens of one patient. Append-only: a trigger refuses change and deletion.</summary>
public sealed class GreenMarkRow : IClinicalRow, IEntityTypeConfiguration<GreenMarkRow>
{
    public static InformationTypes InformationType => InformationTypes.Measurements;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    /// <summary>Whose greens they are, and whose clinician marked.</summary>
    public OrganisationNumber Controller { get; init; }

    /// <summary>1 for the first, without gaps: of two at once the index lets one through.</summary>
    public int Number { get; init; }

    public GreenMarkKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The key of the clinician.</summary>
    public string Clinician { get; init; } = "";

    /// <summary>The name as it was then.</summary>
    public string Name { get; init; } = "";

    public ClinicianRole Role { get; init; }

    /// <summary>As <see cref="GreenThrough"/>; null where nothing stands as seen, and so are those below.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public long? Known { get; init; }

    public long? Response { get; init; }

    public static GreenMarkRow Of(PatientId patient, Clinician clinician, GreenMark mark) => new()
    {
        Patient = patient,
        Controller = clinician.Organisation,
        Number = mark.Number,
        Kind = mark.How,
        At = mark.At,
        Clinician = clinician.Key,
        Name = clinician.Name,
        Role = clinician.Role,
        SeenAt = mark.Through?.At,
        Known = mark.Through?.Known,
        Response = mark.Through?.Response,
    };

    public GreenMark ToDomain() => new(Number, At, SeenAt is { } at ? new(at, Known ?? 0, Response ?? 0) : null, Kind);

    public void Configure(EntityTypeBuilder<GreenMarkRow> builder)
    {
        builder.ToTable("GreenMarks");
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Number }).IsUnique();
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.Patient);
    }
}
