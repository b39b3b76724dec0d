using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>The one draft of a patient's plan at a controller, as it was last saved. It stays when it is agreed or discarded, so that a discarding can be undone and versions never begin again.</summary>
public sealed class PlanDraftRow : IClinicalRow, IEntityTypeConfiguration<PlanDraftRow>
{
    public static InformationTypes InformationType => InformationTypes.Plans;

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public PlanDraftState State { get; set; }

    /// <summary>What it says, as <see cref="PlanJson"/> writes it.</summary>
    public string Content { get; set; } = "";

    /// <summary>Raised by every act: whoever saves says which one they saw.</summary>
    public int Version { get; set; }

    /// <summary>When it was last saved, agreed or discarded.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Name and role of who did that, as they were then.</summary>
    public string By { get; set; } = "";

    public ClinicianRole ByRole { get; set; }

    /// <summary>Who sent it, of what nobody wrote here; with the two below null otherwise.</summary>
    public string? ReceivedFrom { get; set; }

    /// <summary>What the message said of itself.</summary>
    public string? ReceivedSaying { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>Where it is from, as people are told as long as the draft is open, whoever goes on with it.</summary>
    public PlanOrigin? ToOrigin() => ReceivedFrom is { } from && ReceivedAt is { } at ? new(from, ReceivedSaying, at) : null;

    /// <param name="origin">Null for what is begun here.</param>
    public void Set(PlanOrigin? origin) => (ReceivedFrom, ReceivedSaying, ReceivedAt) = (origin?.From, origin?.Saying, origin?.At);

    public void Configure(EntityTypeBuilder<PlanDraftRow> builder)
    {
        builder.ToTable("PlanDrafts");
        builder.HasKey(r => new { r.Patient, r.Controller });
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
