using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>One version of a stored measurement, as the writer compares it with what arrives.</summary>
internal sealed record StoredVersion(long Measurement, int Version, PatientId Patient, string Kind, VersionContent Content, ReadingMarks Marks, DateTimeOffset Received, MeasurementStatus Status, DateTimeOffset? Issued, string? Reason)
{
    /// <summary>The same version sent again. A withdrawal has no content of its own.</summary>
    public bool IsSame(Revision revision, VersionContent content) =>
        (Status, Issued, Reason) == (revision.Status, revision.Issued, revision.Reason) && (revision.IsWithdrawal || Content == content);
}

/// <summary>What was measured, as it is stored: milliseconds since 1970, doubles, the id of the origin, the details as text.</summary>
internal readonly record struct VersionContent(long At, double Value, double? Second, double? Oxygen, int Activity, long Origin, string? Details)
{
    public static VersionContent Of(NewMeasurement m, long origin) => new(
        m.At.ToUnixTimeMilliseconds(),
        (double)m.Value,
        (double?)m.Second,
        (double?)m.Oxygen?.LitresPerMinute,
        (int)m.Activity,
        origin,
        m.Details is { } details ? MeasurementDetailRow.Write(details) : null);
}

/// <summary>What becomes of a message under an identifier that is stored. Pure: the versions, newest first, and the message.</summary>
internal static class VersionOrder
{
    /// <summary>A final message: known where any version that stood said the same, otherwise in conflict.</summary>
    public static Stored OfFinal(IReadOnlyList<StoredVersion> versions, NewMeasurement m, VersionContent content)
    {
        var same = versions
            .Where(version => version.Patient == m.Patient && version.Kind == m.Kind.Key && version.Status != MeasurementStatus.EnteredInError && version.Content == content)
            .OrderBy(version => version.Status).ThenBy(version => version.Version)
            .FirstOrDefault();

        return same is null ? new(StoredAs.Conflict, versions[0].Measurement, versions[0].Version) : new(StoredAs.Known, same.Measurement, same.Version);
    }

    /// <summary>A correction or a withdrawal: the next version, or why not.</summary>
    public static Stored OfRevision(IReadOnlyList<StoredVersion> versions, NewMeasurement m, Revision revision, VersionContent content)
    {
        var standing = versions[0];

        if (standing.Patient != m.Patient)
        {
            return new(StoredAs.OtherPatient, standing.Measurement, standing.Version);
        }

        if (standing.Kind != m.Kind.Key)
        {
            return new(StoredAs.OtherKind, standing.Measurement, standing.Version);
        }

        // Something about it has changed at its source that is not kept here.
        if (revision.SaysFinal && standing.Status != MeasurementStatus.EnteredInError && standing.Content == content)
        {
            return new(StoredAs.Known, standing.Measurement, standing.Version);
        }

        if (versions.FirstOrDefault(version => version.IsSame(revision, content)) is { } same)
        {
            return new(StoredAs.Known, same.Measurement, same.Version);
        }

        return revision.IsOlderThan(standing.Status, standing.Issued, standing.Received) || CameBefore(standing, m, revision)
            ? new(StoredAs.Outdated, standing.Measurement, standing.Version)
            : new(StoredAs.Created, standing.Measurement, standing.Version + 1);
    }

    /// <summary>Where the two are ordered by receipt: one that was kept, and is tried again, came before those that were stored meanwhile.</summary>
    private static bool CameBefore(StoredVersion standing, NewMeasurement m, Revision revision) =>
        standing.Status != MeasurementStatus.Final && (revision.Issued is null || standing.Issued is null) && m.Arrived < standing.Received;

    /// <summary>
    /// The marks of a correction. That it was received long after the measurement says nothing about how late the measurement was: that mark, and the clock's
    /// where the time is the same, stay as the first version earned them.
    /// </summary>
    public static ReadingMarks Marks(StoredVersion standing, NewMeasurement m, VersionContent content)
    {
        var kept = standing.Content.At == content.At ? ReadingMarks.Late | ReadingMarks.ClockAhead : ReadingMarks.Late;
        return (m.Marks & ~kept) | (standing.Marks & kept) | ReadingMarks.Corrected;
    }
}
