using System.Security.Cryptography;
using System.Text;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Access;

/// <summary>Every cell of the policy, with values that no enumeration has among them, against the rules written down here a second time.</summary>
public sealed class PolicyMatrixTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly OrganisationNumber s_reader = new(310000027), s_other = new(310000019);
    private static readonly PatientId s_patient = new(7);

    private static IEnumerable<AccessCase> Cells =>
        from role in WithUnknown<ClinicianRole>()
        from relation in WithUnknown<CareRelationKind>().Cast<CareRelationKind?>().Prepend(null)
        from purpose in WithUnknown<PurposeOfUse>()
        from type in WithUnknown<InformationTypes>()
        from isOwn in (bool[])[true, false]
        from sharing in WithUnknown<SharingState>()
        select new AccessCase(role, relation, purpose, type, isOwn, sharing);

    [Fact]
    public void Each_cell_is_opened_by_the_rules_and_closed_by_default()
    {
        var opened = 0;
        Assert.All(Cells, cell =>
        {
            Assert.Equal(Rule(cell), AccessPolicy.WhyNot(cell) is null);
            opened += Rule(cell) ? 1 : 0;
        });
        Assert.InRange(opened, 100, Cells.Count() / 4);
    }

    [Fact]
    public void What_a_grant_opens_is_what_the_cells_say() => Assert.All(Cells.Where(cell => Enum.IsDefined(cell.Type)), cell =>
    {
        var grant = Open(cell, out var refusal);
        Assert.Equal(cell.Type != InformationTypes.None && AccessPolicy.WhyNot(cell) is null, grant is not null && cell.Type != InformationTypes.None && grant.Types.HasFlag(cell.Type));

        // Where nothing at all is opened, both say the same reason.
        if (grant is null)
        {
            Assert.Equal(AccessPolicy.WhyNot(cell), refusal);
        }
    });

    [Theory]
    [InlineData(ClinicianRole.HomeCareNurse, null, PurposeOfUse.Treatment, InformationTypes.Alerts, AccessRefusal.NoCareRelation)]
    [InlineData(ClinicianRole.Secretary, CareRelationKind.SelfDeclared, PurposeOfUse.CoordinationOfCare, InformationTypes.Demographics, AccessRefusal.NoCareRelation)]
    [InlineData(ClinicianRole.Secretary, CareRelationKind.DailyFollowUp, PurposeOfUse.CoordinationOfCare, InformationTypes.Measurements, AccessRefusal.NotForRole)]
    [InlineData(ClinicianRole.Secretary, CareRelationKind.DailyFollowUp, PurposeOfUse.Treatment, InformationTypes.Demographics, AccessRefusal.NotForPurpose)]
    [InlineData(ClinicianRole.Specialist, CareRelationKind.SpecialistCare, PurposeOfUse.CoordinationOfCare, InformationTypes.Measurements, AccessRefusal.NotForPurpose)]
    [InlineData(ClinicianRole.Specialist, CareRelationKind.SpecialistCare, PurposeOfUse.BreakTheGlass, InformationTypes.Measurements, AccessRefusal.NotForPurpose)]
    [InlineData(ClinicianRole.GeneralPractitioner, CareRelationKind.SelfDeclared, PurposeOfUse.Treatment, InformationTypes.Questionnaires, AccessRefusal.NotForRelation)]
    [InlineData(ClinicianRole.GeneralPractitioner, CareRelationKind.GeneralPractice, PurposeOfUse.EmergencyTreatment, InformationTypes.Questionnaires, null)]
    [InlineData(ClinicianRole.Client, CareRelationKind.DailyFollowUp, PurposeOfUse.Treatment, InformationTypes.Demographics, AccessRefusal.NotForRole)]
    public void The_reason_is_the_first_that_stands_in_the_way(ClinicianRole role, CareRelationKind? relation, PurposeOfUse purpose, InformationTypes type, AccessRefusal? refusal) =>
        Assert.Equal(refusal, AccessPolicy.WhyNot(new(role, relation, purpose, type, IsOwn: false, SharingState.Open)));

    [Theory]
    [InlineData(ClinicianRole.HomeCareNurse, CareRelationKind.DailyFollowUp, true, null)]
    [InlineData(ClinicianRole.HomeCareNurse, CareRelationKind.DailyFollowUp, false, AccessRefusal.NotForOrganisation)]
    [InlineData(ClinicianRole.HomeCareNurse, CareRelationKind.SelfDeclared, true, AccessRefusal.NotForRelation)]
    [InlineData(ClinicianRole.HomeCareNurse, CareRelationKind.SelfDeclared, false, AccessRefusal.NotForRelation)]
    [InlineData(ClinicianRole.Secretary, CareRelationKind.DailyFollowUp, true, AccessRefusal.NotForRole)]
    [InlineData(ClinicianRole.HomeCareNurse, null, true, AccessRefusal.NoCareRelation)]
    public void Who_has_used_what_is_read_by_those_who_give_care_at_the_controller(ClinicianRole role, CareRelationKind? relation, bool isOwn, AccessRefusal? refusal) =>
        Assert.Equal(refusal, AccessPolicy.WhyNot(new AccessCase(role, relation, AccessPolicy.PurposeOf(role), InformationTypes.AccessLog, isOwn, SharingState.Open)));

    /// <summary>Whoever changes what the policy decides raises its version, tells since when and what it changed, and writes the new mark here.</summary>
    [Fact]
    public void A_change_of_what_is_decided_is_a_new_version()
    {
        var decided = string.Concat(
            from role in Enum.GetValues<ClinicianRole>()
            from relation in Enum.GetValues<CareRelationKind>().Cast<CareRelationKind?>().Prepend(null)
            from purpose in Enum.GetValues<PurposeOfUse>()
            from type in Enum.GetValues<InformationTypes>()
            from isOwn in (bool[])[true, false]
            from sharing in Enum.GetValues<SharingState>()
            select AccessPolicy.WhyNot(new AccessCase(role, relation, purpose, type, isOwn, sharing)) is { } refusal ? (char)('a' + (int)refusal) : '+');
        Assert.Equal((8, "F5415137E6D80FB4"), (AccessPolicy.Version, Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(decided)))[..16]));
    }

    [Fact]
    public void Every_version_has_its_day_and_the_last_is_the_one_that_decides()
    {
        Assert.Equal(Enumerable.Range(1, AccessPolicy.Version), PolicyVersion.All.Select(version => version.Number));
        Assert.Equal(PolicyVersion.All.Select(version => version.Since).Order(), PolicyVersion.All.Select(version => version.Since));
        Assert.Equal(AccessPolicy.Version, PolicyVersion.InForce.Number);
    }

    [Fact]
    public void An_objection_comes_before_what_the_role_may_see() =>
        Assert.Equal(AccessRefusal.NotShared, AccessPolicy.WhyNot(new(ClinicianRole.Secretary, CareRelationKind.DailyFollowUp, PurposeOfUse.CoordinationOfCare, InformationTypes.Alerts, IsOwn: false, SharingState.Objects)));

    private static bool Rule(AccessCase cell)
    {
        var care = cell.Role is ClinicianRole.HomeCareNurse or ClinicianRole.GeneralPractitioner or ClinicianRole.Specialist;
        var one = Enum.IsDefined(cell.Type) && cell.Type != InformationTypes.None;
        var declared = cell.Relation == CareRelationKind.SelfDeclared;
        var related = cell.Relation is { } kind && Enum.IsDefined(kind) && (!declared || care);
        var shared = cell.IsOwn || cell.Sharing == SharingState.Open;
        var declaredOnly = declared && cell.Type is not (InformationTypes.Demographics or InformationTypes.Measurements or InformationTypes.Alerts);
        var logOfOthers = cell.Type == InformationTypes.AccessLog && !cell.IsOwn;
        var treats = cell.Purpose is PurposeOfUse.Treatment or PurposeOfUse.EmergencyTreatment && care && !declaredOnly && !logOfOthers;
        var coordinates = cell.Purpose == PurposeOfUse.CoordinationOfCare && (care || cell.Role == ClinicianRole.Secretary) && !declaredOnly && cell.Type is InformationTypes.Demographics or InformationTypes.Appointments;
        return related && shared && one && (treats || coordinates);
    }

    private static PatientGrant? Open(AccessCase cell, out AccessRefusal refusal)
    {
        var controller = cell.IsOwn ? s_reader : s_other;
        Clinician clinician = new("k", "n", cell.Role, s_reader, null);
        CareRelation[] relations = cell.Relation is { } kind ? [new(s_patient, controller, s_reader, kind, s_now, null, kind == CareRelationKind.SelfDeclared ? "k" : null)] : [];
        var question = Asked.By(clinician, s_patient, s_now) with { Purpose = cell.Purpose };
        return AccessPolicy.TryOpen(question, relations.Where(relation => Enum.IsDefined(relation.Kind)), new Dictionary<OrganisationNumber, SharingState> { [controller] = cell.Sharing }, out var grant, out refusal) ? grant : null;
    }

    private static IEnumerable<T> WithUnknown<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>(), (T)(object)0x4000_0000];
}
