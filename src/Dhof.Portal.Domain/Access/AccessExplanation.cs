using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>A decision with its steps, for whoever asked. Only <see cref="AccessPolicy"/> makes one.</summary>
public sealed class AccessExplanation
{
    internal AccessExplanation(AccessQuestion question, PatientGrant? grant, ImmutableArray<ExplainedController> controllers) => (Question, Grant, Controllers) = (question, grant, controllers);

    public AccessQuestion Question { get; }

    /// <summary>Null where nothing is opened.</summary>
    public PatientGrant? Grant { get; }

    /// <summary>Whose data the care relations lead to, the closed ones too; none where nothing is opened.</summary>
    public ImmutableArray<ExplainedController> Controllers { get; }

    /// <summary>ATT-11: the directory knows the clinician as they signed in.</summary>
    public bool IsAsSignedIn => Question.Practitioner?.Is(Question.Clinician) == true;

    /// <summary>ATT-32: the authorisation is that of the role.</summary>
    public bool HasRightAuthorization => Question.Practitioner?.HasRightAuthorization == true;

    /// <summary>ATT-43: it can be told what kind of care the organisation gives.</summary>
    public bool IsCareDescribed => Question.Practitioner is { } practitioner && Attestation.CanDescribe(practitioner.Kind);

    /// <summary>The most that the role opens for the purpose, by any relation to its own organisation's patients.</summary>
    public InformationTypes RoleOpens => Enum.GetValues<InformationTypes>()
        .Where(type => Enum.GetValues<CareRelationKind>().Any(relation => AccessPolicy.WhyNot(new AccessCase(Question.Clinician.Role, relation, Question.Purpose, type, IsOwn: true, SharingState.Open)) is null))
        .Aggregate(InformationTypes.None, (all, type) => all | type);
}
