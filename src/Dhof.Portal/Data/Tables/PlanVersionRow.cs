using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>An agreed self-treatment plan. Append-only: a trigger refuses change and deletion, and what is agreed next is another row.</summary>
public sealed class PlanVersionRow : IClinicalRow, IEntityTypeConfiguration<PlanVersionRow>
{
    public static InformationTypes InformationType => InformationTypes.Plans;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>1 for the first, without gaps.</summary>
    public int Number { get; init; }

    /// <summary>What it says, as <see cref="PlanJson"/> writes it.</summary>
    public string Content { get; init; } = "";

    public bool AgreedByPatient { get; init; }

    /// <summary>The clinician or GP, as it was written.</summary>
    public string AgreedWith { get; init; } = "";

    public DateOnly AgreedOn { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The key of who wrote it down.</summary>
    public string Author { get; init; } = "";

    /// <summary>The name as it was then.</summary>
    public string AuthorName { get; init; } = "";

    public ClinicianRole AuthorRole { get; init; }

    /// <param name="author">Named with role, in the language of who reads.</param>
    public PlanVersion ToDomain(string author) => new(Controller, Number, PlanJson.Read(Content), new(AgreedByPatient, AgreedWith, AgreedOn), author, At);

    public void Configure(EntityTypeBuilder<PlanVersionRow> builder)
    {
        builder.ToTable("PlanVersions");
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Number }).IsUnique();
    }
}
