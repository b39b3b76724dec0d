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
        var treats = cell.Purpose is PurposeOfUse.Treatment or PurposeOfUse.EmergencyTreatment && care && !declaredOnly;
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
        where T : struct, Enum => [.. Enum.GetValues<T>(), (T)(object)0x4000];
}
