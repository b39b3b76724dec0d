using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>
/// A version of a measurement that was superseded: the twin of <see cref="MeasurementRow"/>, column by column (a test compares). It was what the portal knew
/// from the change <see cref="KnownFrom"/> until just before the change <see cref="KnownTo"/>. Rows are added, never changed.
/// </summary>
public sealed class MeasurementHistoryRow : IClinicalRow, IEntityTypeConfiguration<MeasurementHistoryRow>
{
    public static InformationTypes InformationType => InformationTypes.Measurements;

    public long Measurement { get; init; }

    public int Version { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>Effective time.</summary>
    public DateTimeOffset At { get; init; }

    public double Value { get; init; }

    public double? Second { get; init; }

    public ReadingMarks Marks { get; init; }

    public double? Oxygen { get; init; }

    public Activity Activity { get; init; }

    public DateTimeOffset Received { get; init; }

    public long KnownFrom { get; init; }

    /// <summary>The change that superseded it.</summary>
    public long KnownTo { get; init; }

    public long Origin { get; init; }

    public long Body { get; init; }

    public int BodyIndex { get; init; }

    public MeasurementStatus Status { get; init; }

    public DateTimeOffset? Issued { get; init; }

    public string? Reason { get; init; }

    /// <summary>The details of this version, as <see cref="MeasurementDetailRow.Content"/> has those of the standing one.</summary>
    public string? Details { get; init; }

    public void Configure(EntityTypeBuilder<MeasurementHistoryRow> builder)
    {
        builder.ToTable("MeasurementHistory").HasKey(r => new { r.Measurement, r.Version });

        // Of one patient: what a search that began earlier must still find in its old place.
        builder.HasIndex(r => new { r.Patient, r.KnownTo });
    }
}
