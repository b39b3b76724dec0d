using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Access;

/// <summary>A care relation that a clinician declares: theirs alone, for a reason and a short time.</summary>
/// <param name="Text">In the clinician's own words; long enough to say something.</param>
public sealed record CareDeclaration(PatientId Patient, Clinician Clinician, DeclaredReason Reason, string Text, DateTimeOffset From, DateTimeOffset Until)
{
    public const int ShortestText = 10;
    public const int LongestText = 500;

    /// <summary>Whether it is complete; whether the clinician may make it is for <see cref="AccessPolicy"/>.</summary>
    public bool IsComplete => Enum.IsDefined(Reason) && Text.Trim().Length is >= ShortestText and <= LongestText && From < Until;

    /// <summary>The relations that it makes to those who hold a record of the patient.</summary>
    public IEnumerable<CareRelation> Relations(IEnumerable<OrganisationNumber> holders) => holders.Select(controller => RelationTo(Patient, controller, Clinician.Organisation, Clinician.Key, From, Until));

    /// <summary>A declared relation to what one controller holds.</summary>
    public static CareRelation RelationTo(PatientId patient, OrganisationNumber controller, OrganisationNumber organisation, string clinician, DateTimeOffset from, DateTimeOffset until) =>
        new(patient, controller, organisation, CareRelationKind.SelfDeclared, from, until, clinician);
}
