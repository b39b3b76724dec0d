using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A deviation of one rule and series. Open until <see cref="ClosedAt"/>; at most one open for a patient, controller, rule and series.</summary>
public sealed class AlertRow : IClinicalRow, IEntityTypeConfiguration<AlertRow>
{
    public static InformationTypes InformationType => InformationTypes.Alerts;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Rule { get; init; } = "";

    public string Series { get; init; } = "";

    /// <summary>The worst found since it opened.</summary>
    public Severity Severity { get; set; }

    /// <summary>Effective time of the first finding.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>When the engine raised it.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    public int Count { get; set; }

    public int LatestVersion { get; set; }

    public Severity LatestSeverity { get; set; }

    public long LatestMeasurement { get; set; }

    public DateTimeOffset LatestAt { get; set; }

    public decimal LatestValue { get; set; }

    public decimal LatestEdge { get; set; }

    public bool LatestBelow { get; set; }

    public ReadingMarks LatestMarks { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public OpenAlert ToDomain() => new(
        Severity,
        Since,
        new(Rule, LatestVersion, Series, LatestSeverity, LatestMeasurement, LatestAt, LatestValue, LatestEdge, LatestBelow, LatestMarks),
        Count);

    /// <summary>Takes over the state of the domain; rule and series are the row's own.</summary>
    public AlertRow Set(OpenAlert alert)
    {
        (Severity, Since, Count) = (alert.Severity, alert.Since, alert.Count);
        (LatestVersion, LatestSeverity, LatestMeasurement, LatestAt) = (alert.Latest.Version, alert.Latest.Severity, alert.Latest.Measurement, alert.Latest.At);
        (LatestValue, LatestEdge, LatestBelow, LatestMarks) = (alert.Latest.Value, alert.Latest.Edge, alert.Latest.Below, alert.Latest.Marks);
        return this;
    }

    public void Configure(EntityTypeBuilder<AlertRow> builder)
    {
        builder.ToTable("Alerts");
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Rule, r.Series }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(r => new { r.Patient, r.Since });
    }
}
