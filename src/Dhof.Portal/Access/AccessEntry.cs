using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Access;

/// <summary>What a clinician did, for the access log.</summary>
/// <param name="Action">One of the names of <see cref="AccessLog"/> or <see cref="SourceLog"/>.</param>
/// <param name="Patient">Null for a list, and for a number that belongs to nobody here.</param>
public sealed record AccessEntry(Clinician Clinician, string Action, PatientId? Patient = null)
{
    /// <summary>Whose data were opened; none for a refusal.</summary>
    public ImmutableArray<OrganisationNumber> Controllers { get; init; } = [];

    public AccessRefusal? Refusal { get; init; }

    public Attestation? Attestation { get; init; }

    /// <summary>The kinds of information that were opened; null for a refusal.</summary>
    public InformationTypes? Types { get; init; }

    /// <summary>The source that was asked; null for what is no question to a source.</summary>
    public SourceKey? Source { get; init; }

    /// <summary>Why the source did not answer all of it.</summary>
    public SourceFailure? Failure { get; init; }

    public DeclaredReason? Reason { get; init; }

    public string? ReasonText { get; init; }

    /// <summary>An act on a patient, as it was decided.</summary>
    internal static AccessEntry Of(Clinician clinician, string action, PatientId? patient, Decision decision) =>
        new(clinician, action, patient) { Controllers = decision.Grant?.Controllers ?? [], Refusal = decision.Refusal, Attestation = decision.Grant?.Attestation, Types = decision.Grant?.Types };

    /// <summary>An act on an opened patient, on what some controllers hold.</summary>
    public static AccessEntry On(PatientGrant grant, string action, InformationTypes types, params ImmutableArray<OrganisationNumber> controllers) =>
        new(grant.Clinician, action, grant.Patient) { Controllers = controllers, Attestation = grant.Attestation, Types = types };
}
