using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>By which ids a source knows a patient.</summary>
public sealed class CopiedPatientRow : IClinicalRow, IEntityTypeConfiguration<CopiedPatientRow>
{
    public static InformationTypes InformationType => InformationTypes.Demographics;

    /// <summary>Key of the source.</summary>
    public string Source { get; init; } = "";

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>Ids of Patients at the source, separated by commas; empty where it does not know the number.</summary>
    public string Ids { get; set; } = "";

    public string[] IdsThere => Ids.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>When everything of the patient was last read there; null where it never was.</summary>
    public DateTimeOffset? WholeAt { get; set; }

    public void Configure(EntityTypeBuilder<CopiedPatientRow> builder) => builder.ToTable("CopiedPatients").Ignore(r => r.IdsThere).HasKey(r => new { r.Source, r.Patient });
}
