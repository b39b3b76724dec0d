using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>One act on the pause of a patient's follow-up. Append-only: a trigger refuses change and deletion.</summary>
public sealed class PauseRow : IClinicalRow, IEntityTypeConfiguration<PauseRow>
{
    /// <summary>It tells why alerts are silent, so whoever sees alerts sees it.</summary>
    public static InformationTypes InformationType => InformationTypes.Alerts;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    /// <summary>Whose follow-up it is, and whose clinician acted.</summary>
    public OrganisationNumber Controller { get; init; }

    /// <summary>1 for the first, without gaps: of two at once the index lets one through.</summary>
    public int Number { get; init; }

    public PauseActKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The key of the clinician.</summary>
    public string Clinician { get; init; } = "";

    /// <summary>The name as it was then.</summary>
    public string Name { get; init; } = "";

    public ClinicianRole Role { get; init; }

    public PauseReason? Reason { get; init; }

    public string Text { get; init; } = "";

    public DateTimeOffset? Until { get; init; }

    public static PauseRow Of(PatientId patient, PauseAct act, int number) => new()
    {
        Patient = patient,
        Controller = act.By.Organisation,
        Number = number,
        Kind = act.Kind,
        At = act.At,
        Clinician = act.By.Key,
        Name = act.By.Name,
        Role = act.By.Role,
        Reason = act.Reason,
        Text = act.Text,
        Until = act.Until,
    };

    public PauseAct ToDomain() => new(Kind, At, new(Clinician, Name, Role, Controller)) { Reason = Reason, Text = Text, Until = Until };

    public void Configure(EntityTypeBuilder<PauseRow> builder)
    {
        builder.ToTable("Pauses");
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Number }).IsUnique();
    }
}
