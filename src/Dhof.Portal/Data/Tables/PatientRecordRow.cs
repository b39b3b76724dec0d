using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>What one controller has recorded of a person. Two controllers may differ, and each keeps its own.</summary>
public sealed class PatientRecordRow : IClinicalRow, IVersionedRow, IEntityTypeConfiguration<PatientRecordRow>
{
    public static InformationTypes InformationType => InformationTypes.Demographics;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string GivenName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public DateOnly BirthDate { get; init; }

    public Sex Sex { get; init; }

    public FollowUpCondition Condition { get; init; }

    public string? Telephone { get; init; }

    public string? NextOfKinName { get; init; }

    /// <summary>As the family says it, for example "datter".</summary>
    public string? NextOfKinRelation { get; init; }

    public string? NextOfKinTelephone { get; init; }

    /// <summary>The named clinician with daily follow-up at this controller.</summary>
    public string? FollowedUpBy { get; init; }

    /// <summary>The named doctor with medical responsibility.</summary>
    public string? MedicalResponsibility { get; init; }

    public DateTimeOffset EnrolledFrom { get; init; }

    public int Version { get; set; }

    public DateTimeOffset Updated { get; set; }

    public void Configure(EntityTypeBuilder<PatientRecordRow> builder)
    {
        builder.ToTable("PatientRecords");
        builder.HasIndex(r => new { r.Patient, r.Controller }).IsUnique();
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.Patient);
    }
}
