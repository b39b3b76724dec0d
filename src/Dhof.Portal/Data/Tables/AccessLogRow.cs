using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>Who looked at what and why, refusals too. Append-only: a trigger refuses change and deletion.</summary>
public sealed class AccessLogRow : IEntityTypeConfiguration<AccessLogRow>
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The key of the clinician, or the name of the machine client.</summary>
    public string Clinician { get; init; } = "";

    /// <summary>The name as it was then.</summary>
    public string Name { get; init; } = "";

    public ClinicianRole Role { get; init; }

    public OrganisationNumber Organisation { get; init; }

    /// <summary>Null for a list, and where a client searched for a number that it may not know of.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>What was done: <c>patient.open</c>, <c>caseload.open</c>, <c>quarantine.open</c>, <c>sharing.decide</c>, <c>fhir.search</c>,
    /// <c>person.find</c>, <c>relation.declare</c>, <c>relation.end</c>, <c>source.ask</c>, <c>source.answer</c>, <c>source.copy</c>, <c>origin.open</c>, <c>unread.open</c>, <c>fhir.read</c>,
    /// <c>fhir.everything</c>, <c>log.open</c>, <c>log.export</c>, <c>access.explain</c>,
    /// <c>news.seen</c>, <c>news.undo</c>, <c>news.copy</c>,
    /// <c>plan.save</c>, <c>plan.discard</c>, <c>plan.restore</c>, <c>plan.agree</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>Whose data were opened, organisation numbers separated by commas; empty for a refusal.</summary>
    public string Controllers { get; init; } = "";

    /// <summary>Null where access was given.</summary>
    public AccessRefusal? Refusal { get; init; }

    /// <summary>Version of the policy that decided.</summary>
    public int Policy { get; init; }

    /// <summary>What the opened information is used for. Null for a list, a machine and a refusal.</summary>
    public PurposeOfUse? Purpose { get; init; }

    /// <summary>The care relation that opened the patient; null as above.</summary>
    public CareRelationKind? Relation { get; init; }

    /// <summary>Id of the decision, as other organisations are told it in the attestation; null as above.</summary>
    public string? Decision { get; init; }

    /// <summary>Key of the source that was asked; null for what is no question to a source.</summary>
    public string? Source { get; init; }

    /// <summary>The kinds of information that were opened or asked for; null for a refusal, and in entries from before they were told.</summary>
    public InformationTypes? Types { get; init; }

    /// <summary>Why the source did not answer all of it; null where it did, before it has, and as above.</summary>
    public SourceFailure? Failure { get; init; }

    /// <summary>Why a clinician declared a relation: the choice, and their own words.</summary>
    public DeclaredReason? Reason { get; init; }

    public string? ReasonText { get; init; }

    public void Configure(EntityTypeBuilder<AccessLogRow> builder)
    {
        builder.ToTable("AccessLog");
        builder.HasIndex(r => new { r.Patient, r.At });
    }
}
