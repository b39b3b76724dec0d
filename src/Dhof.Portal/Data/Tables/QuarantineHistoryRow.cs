using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>What happened to a refused input, when and by whom. Append-only: a trigger refuses change and deletion.</summary>
public sealed class QuarantineHistoryRow : IClinicalRow, IEntityTypeConfiguration<QuarantineHistoryRow>
{
    public static InformationTypes InformationType => InformationTypes.Measurements;

    public long Id { get; init; }

    /// <summary>Id of the <see cref="QuarantineRow"/>.</summary>
    public long Input { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public DateTimeOffset At { get; init; }

    public QuarantineEvent Event { get; init; }

    /// <summary>Key of the reason, where the event has one.</summary>
    public string? Reason { get; init; }

    /// <summary>The measurement that it became.</summary>
    public long? Measurement { get; init; }

    /// <summary>Key of the clinician; null where it was no person.</summary>
    public string? Clinician { get; init; }

    /// <summary>The name as it was then.</summary>
    public string? Name { get; init; }

    public ClinicianRole? Role { get; init; }

    public OrganisationNumber? Organisation { get; init; }

    /// <summary>What a clinician did to an input.</summary>
    public static QuarantineHistoryRow Of(QuarantineRow row, QuarantineEvent what, Clinician clinician, DateTimeOffset at) => new()
    {
        Input = row.Id,
        Patient = row.Patient,
        Controller = row.Controller,
        At = at,
        Event = what,
        Clinician = clinician.Key,
        Name = clinician.Name,
        Role = clinician.Role,
        Organisation = clinician.Organisation,
    };

    /// <summary>What the portal did to an input.</summary>
    public static QuarantineHistoryRow Of(QuarantineRow row, QuarantineEvent what, DateTimeOffset at) => new()
    {
        Input = row.Id,
        Patient = row.Patient,
        Controller = row.Controller,
        At = at,
        Event = what,
        Reason = what == QuarantineEvent.Taken ? null : row.Reason,
        Measurement = row.Became,
    };

    public void Configure(EntityTypeBuilder<QuarantineHistoryRow> builder)
    {
        builder.ToTable("QuarantineHistory");
        builder.HasIndex(r => r.Input);
    }
}
