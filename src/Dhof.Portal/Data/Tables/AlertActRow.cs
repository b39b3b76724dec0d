using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>One act on an alert. Append-only: a trigger refuses change and deletion.</summary>
public sealed class AlertActRow : IClinicalRow, IEntityTypeConfiguration<AlertActRow>
{
    public static InformationTypes InformationType => InformationTypes.Alerts;

    public long Id { get; init; }

    public long Alert { get; init; }

    public PatientId Patient { get; init; }

    /// <summary>The controller of the alert, also where a clinician of another organisation assessed it.</summary>
    public OrganisationNumber Controller { get; init; }

    public AlertActKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The key of the clinician.</summary>
    public string Clinician { get; init; } = "";

    /// <summary>The name as it was then.</summary>
    public string Name { get; init; } = "";

    public ClinicianRole Role { get; init; }

    public OrganisationNumber Organisation { get; init; }

    public Severity Seen { get; init; }

    public ContactOutcome? Contact { get; init; }

    public string? Judged { get; init; }

    public string? Agreed { get; init; }

    public DateTimeOffset? NextCheck { get; init; }

    public ClosingReason? Reason { get; init; }

    public DateTimeOffset? Until { get; init; }

    public bool TakesOver { get; init; }

    public AssigneeKind? AssigneeKind { get; init; }

    /// <summary>The key of whom it was assigned to.</summary>
    public string? Assignee { get; init; }

    /// <summary>The name as it was then.</summary>
    public string? AssigneeName { get; init; }

    public ClinicianRole? AssigneeRole { get; init; }

    public int? Step { get; init; }

    public static AlertActRow Of(AlertRow alert, AlertAct act) => new()
    {
        Alert = alert.Id,
        Patient = alert.Patient,
        Controller = alert.Controller,
        Kind = act.Kind,
        At = act.At,
        Clinician = act.By.Key,
        Name = act.By.Name,
        Role = act.By.Role,
        Organisation = act.By.Organisation,
        Seen = act.Seen,
        Contact = act.Assessment?.Contact,
        Judged = act.Assessment?.Judged,
        Agreed = act.Assessment?.Agreed,
        NextCheck = act.Assessment?.NextCheck,
        Reason = act.Reason,
        Until = act.Until,
        TakesOver = act.TakesOver,
        AssigneeKind = act.To?.Kind,
        Assignee = act.To?.Key,
        AssigneeName = act.To?.Name,
        AssigneeRole = act.To?.Role,
        Step = act.Step,
    };

    public AlertAct ToDomain() => new(Kind, At, new(Clinician, Name, Role, Organisation), Seen)
    {
        Assessment = Contact is { } contact ? new(contact, Judged ?? "", Agreed ?? "", NextCheck) : null,
        Reason = Reason,
        Until = Until,
        TakesOver = TakesOver,
        Step = Step,
        To = AssigneeKind is { } kind ? new(kind, Assignee ?? "", AssigneeName ?? "", AssigneeRole) : null,
    };

    public void Configure(EntityTypeBuilder<AlertActRow> builder)
    {
        builder.ToTable("AlertActs");
        builder.HasIndex(r => new { r.Alert, r.Id });
        builder.HasIndex(r => new { r.Patient, r.At });
    }
}
