using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>One finding that an alert rests on: kept, so that the correction of a reading takes away what that reading said, and nothing else.</summary>
public sealed class AlertFindingRow : IClinicalRow, IEntityTypeConfiguration<AlertFindingRow>
{
    public static InformationTypes InformationType => InformationTypes.Alerts;

    public long Alert { get; init; }

    public long Measurement { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>Version of the rule that judged.</summary>
    public int Version { get; set; }

    public Severity Severity { get; set; }

    /// <summary>Effective time.</summary>
    public DateTimeOffset At { get; set; }

    public decimal Value { get; set; }

    public decimal Edge { get; set; }

    public bool Below { get; set; }

    public ReadingMarks Marks { get; set; }

    /// <summary>What else it rests on, as <see cref="FindingBases"/> writes it; null where the reading and the edge are all.</summary>
    public string? Basis { get; set; }

    /// <param name="alert">The alert that it joined: rule and series are that one's.</param>
    public Finding ToDomain(AlertRow alert) => new(alert.Rule, Version, alert.Series, Severity, Measurement, At, Value, Edge, Below, Marks) { Basis = FindingBases.Read(Basis) };

    public AlertFindingRow Set(Finding finding)
    {
        (Version, Severity, At, Value) = (finding.Version, finding.Severity, finding.At, finding.Value);
        (Edge, Below, Marks, Basis) = (finding.Edge, finding.Below, finding.Marks, FindingBases.Write(finding.Basis));
        return this;
    }

    public void Configure(EntityTypeBuilder<AlertFindingRow> builder)
    {
        builder.ToTable("AlertFindings").HasKey(r => new { r.Alert, r.Measurement });
        builder.HasIndex(r => r.Measurement);
    }
}
