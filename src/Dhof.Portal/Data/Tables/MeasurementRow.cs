using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>
/// One measurement, written by <c>Sqlite/MeasurementWriter</c> and read in bulk by <c>Sqlite/MeasurementReader</c>: the hot path, below EF.
/// Kept small: texts that many rows share stand in <see cref="OriginRow"/>, the message in <see cref="BodyRow"/>.
/// </summary>
public sealed class MeasurementRow : IClinicalRow, IEntityTypeConfiguration<MeasurementRow>
{
    public static InformationTypes InformationType => InformationTypes.Measurements;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>Stable key of the kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Effective time.</summary>
    public DateTimeOffset At { get; init; }

    public double Value { get; init; }

    public double? Second { get; init; }

    public ReadingMarks Marks { get; init; }

    /// <summary>Litres a minute; 0 is room air, null is not recorded.</summary>
    public double? Oxygen { get; init; }

    public Activity Activity { get; init; }

    public DateTimeOffset Received { get; init; }

    /// <summary>The change that made this row known. Whoever must not miss a measurement reads by it, after a checkpoint.</summary>
    public long KnownFrom { get; init; }

    public long Origin { get; init; }

    public long Body { get; init; }

    /// <summary>Place of the original among the resources of the body.</summary>
    public int BodyIndex { get; init; }

    /// <summary>128-bit hash of the sender's identifier, or of the content where the sender gave none: unique for a controller.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>1 for the first; the versions before stand in <see cref="MeasurementHistoryRow"/>.</summary>
    public int Version { get; init; } = 1;

    public MeasurementStatus Status { get; init; }

    /// <summary>When the sender made this version; of corrections and withdrawals only.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>Why it was corrected or withdrawn, in the sender's words.</summary>
    public string? Reason { get; init; }

    public void Configure(EntityTypeBuilder<MeasurementRow> builder)
    {
        builder.ToTable("Measurements");
        builder.HasIndex(r => new { r.Patient, r.Kind, r.At });
        builder.HasIndex(r => new { r.Fingerprint, r.Controller }).IsUnique();
        builder.HasIndex(r => r.KnownFrom);

        // What a reader who looked at the patient before must be told of, although it was measured long before; most rows are not in it.
        builder.HasIndex(r => new { r.Patient, r.KnownFrom }).HasFilter(Sqlite.NewReadingReader.Changed);

        // Defaults, so that the statement that stores what is new and final names none of them: they take no room in its row.
        builder.Property(r => r.Version).HasDefaultValue(1);
        builder.Property(r => r.Status).HasDefaultValue(MeasurementStatus.Final);
    }
}
