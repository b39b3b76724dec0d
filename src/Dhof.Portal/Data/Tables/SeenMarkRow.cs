using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>
/// What one clinician has marked as seen of one patient, acting for one organisation. No clinical content, and no controller's: reached by the grant of that clinician alone.
/// Append-only: a trigger refuses change and deletion.
/// </summary>
public sealed class SeenMarkRow : IEntityTypeConfiguration<SeenMarkRow>
{
    public long Id { get; init; }

    public PatientId Patient { get; init; }

    /// <summary>The key of the clinician.</summary>
    public string Clinician { get; init; } = "";

    public OrganisationNumber Organisation { get; init; }

    /// <summary>1 for the first: of two pages that mark at once, one is told.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public bool IsUndo { get; init; }

    /// <summary>As <see cref="SeenThrough"/>; null where nothing stands as seen, and so are those below.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public long? Known { get; init; }

    public long? Alert { get; init; }

    public long? Act { get; init; }

    public long? Response { get; init; }

    public long? Limit { get; init; }

    public long? Plan { get; init; }

    public long? Unread { get; init; }

    public static SeenMarkRow Of(PatientId patient, string clinician, OrganisationNumber organisation, SeenMark mark) => new()
    {
        Patient = patient,
        Clinician = clinician,
        Organisation = organisation,
        Number = mark.Number,
        At = mark.At,
        IsUndo = mark.IsUndo,
        SeenAt = mark.Through?.At,
        Known = mark.Through?.Known,
        Alert = mark.Through?.Alert,
        Act = mark.Through?.Act,
        Response = mark.Through?.Response,
        Limit = mark.Through?.Limit,
        Plan = mark.Through?.Plan,
        Unread = mark.Through?.Unread,
    };

    public SeenMark ToDomain() => new(
        Number,
        At,
        SeenAt is { } at ? new(at, Known ?? 0, Alert ?? 0, Act ?? 0, Response ?? 0, Limit ?? 0, Plan ?? 0, Unread ?? 0) : null,
        IsUndo);

    public void Configure(EntityTypeBuilder<SeenMarkRow> builder)
    {
        builder.ToTable("SeenMarks");
        builder.HasIndex(r => new { r.Clinician, r.Organisation, r.Patient, r.Number }).IsUnique();
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.Patient);
    }
}
