using CsCheck;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Access;

public sealed class AccessPolicyTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<OrganisationNumber> s_organisations = Gen.Int[1, 4].Select(n => new OrganisationNumber(310000000 + n));
    private static readonly Gen<PatientId> s_patients = Gen.Long[1, 4].Select(n => new PatientId(n));

    private static readonly Gen<CareRelation> s_relations =
        from patient in s_patients
        from controller in s_organisations
        from organisation in s_organisations
        from begins in Gen.Int[-3, 3]
        from lasts in Gen.Int[0, 4]
        from kind in Gen.Enum<CareRelationKind>()
        from whose in Gen.Int[0, 2]
        select new CareRelation(patient, controller, organisation, kind, s_now.AddDays(begins), lasts == 0 ? null : s_now.AddDays(begins + lasts), whose switch { 0 => null, 1 => "k", _ => "another" });

    private static readonly Gen<Clinician> s_clinicians =
        from role in Gen.Enum<ClinicianRole>()
        from organisation in s_organisations
        select new Clinician("k", "n", role, organisation, null);

    private static readonly Gen<Dictionary<OrganisationNumber, SharingState>> s_sharing =
        from states in Gen.Enum<SharingState>().Array[4]
        select Enumerable.Range(1, 4).ToDictionary(n => new OrganisationNumber(310000000 + n), n => states[n - 1]);

    [Fact]
    public void A_grant_opens_exactly_what_the_relations_of_the_organisation_and_the_patient_open_now() =>
        Gen.Select(s_clinicians, s_patients, s_relations.Array[0, 12], s_sharing).Sample((clinician, patient, relations, sharing) =>
        {
            var holding = relations.Where(r => r.Patient == patient && r.Organisation == clinician.Organisation && r.From <= s_now && (r.To is null || s_now < r.To)).ToList();
            var recorded = holding.Where(r => r.Kind != CareRelationKind.SelfDeclared && r.Clinician is null or "k").ToList();
            var care = clinician.Role is ClinicianRole.HomeCareNurse or ClinicianRole.GeneralPractitioner or ClinicianRole.Specialist;
            var declared = recorded.Count == 0 && care ? holding.Where(r => r.Kind == CareRelationKind.SelfDeclared && r.Clinician == "k") : [];
            HashSet<OrganisationNumber> related = [.. recorded.Concat(declared).Select(r => r.Controller)];
            var shared = related.Where(controller => controller == clinician.Organisation || sharing[controller] == SharingState.Open).ToHashSet();
            var expected = clinician.Role == ClinicianRole.Client ? [] : shared;

            var opened = AccessPolicy.TryOpen(Asked.By(clinician, patient, s_now), relations, sharing, out var grant, out var refusal);

            Assert.Equal(expected.Count > 0, opened);
            Assert.Equivalent(expected, grant?.Controllers ?? [], strict: true);

            if (grant is not null)
            {
                Assert.Equivalent(related.Except(expected).Select(controller => new ClosedController(controller, sharing[controller])), grant.Closed, strict: true);
                Assert.Equal(recorded.Count == 0, grant.IsDeclared);
                Assert.Equal(expected.Contains(clinician.Organisation) && care && recorded.Count > 0, grant.MayDecideSharing);
            }
            else
            {
                Assert.Equal(shared.Count > 0 ? AccessRefusal.NotForRole : related.Count > 0 ? AccessRefusal.NotShared : AccessRefusal.NoCareRelation, refusal);
            }
        });

    [Fact]
    public void An_explanation_opens_what_the_grant_opens_and_tells_nothing_of_whom_is_not_opened() =>
        Gen.Select(s_clinicians, s_patients, s_relations.Array[0, 12], s_sharing).Sample((clinician, patient, relations, sharing) =>
        {
            var question = Asked.By(clinician, patient, s_now);
            AccessPolicy.TryOpen(question, relations, sharing, out var grant, out _);
            var explained = AccessPolicy.Explain(question, relations, sharing);

            Assert.Equal((grant is null, grant?.Types), (explained.Grant is null, explained.Grant?.Types));
            Assert.Equal(grant is null ? [] : grant.Controllers.Concat(grant.Closed.Select(closed => closed.Controller)).OrderBy(one => one.Value), explained.Controllers.Select(one => one.Controller).OrderBy(one => one.Value));
            Assert.All(explained.Controllers, one => Assert.All(Enum.GetValues<InformationTypes>().Where(type => type != InformationTypes.None), type => Assert.Equal(
                grant!.Controllers.Contains(one.Controller) && grant.Types.HasFlag(type) && (type != InformationTypes.AccessLog || one.IsOwn),
                one.WhyNot(type) is null)));
        });

    [Theory]
    [InlineData("k", true)]
    [InlineData("another", false)]
    [InlineData(null, false)]
    public void A_declared_relation_is_its_clinicians_alone(string? whose, bool opens) => Assert.Equal(opens, AccessPolicy.TryOpen(
        Asked.By(new("k", "n", ClinicianRole.HomeCareNurse, new(310000019), null), new(1), s_now),
        [new(new(1), new(310000019), new(310000019), CareRelationKind.SelfDeclared, s_now, s_now.AddHours(1), whose)],
        new Dictionary<OrganisationNumber, SharingState>(),
        out _,
        out _));

    [Theory]
    [InlineData(SharingState.Open, true)]
    [InlineData(SharingState.Objects, false)]
    [InlineData(SharingState.Blocked, false)]
    [InlineData((SharingState)99, false)]
    public void What_a_patient_keeps_from_others_stays_open_to_the_controller_itself(SharingState state, bool toOthers) =>
        Assert.Equal((true, toOthers), (AccessPolicy.IsShared(new(310000019), new(310000019), state), AccessPolicy.IsShared(new(310000019), new(310000027), state)));

    [Theory]
    [InlineData(ClinicianRole.HomeCareNurse, true)]
    [InlineData(ClinicianRole.GeneralPractitioner, true)]
    [InlineData(ClinicianRole.Specialist, true)]
    [InlineData(ClinicianRole.Secretary, false)]
    [InlineData(ClinicianRole.Client, false)]
    [InlineData((ClinicianRole)99, false)]
    public void Clinical_content_is_open_to_clinicians_only(ClinicianRole role, bool clinical)
    {
        var types = AccessPolicy.OpenCaseload(new("k", "n", role, new(310000019), null), s_now).Types;
        Assert.All(Enum.GetValues<InformationTypes>().Where(type => type is not (InformationTypes.None or InformationTypes.Demographics or InformationTypes.Appointments or InformationTypes.AccessLog)), type => Assert.Equal(clinical, types.HasFlag(type)));
        Assert.False(types.HasFlag(InformationTypes.AccessLog), "No list opens who has used what.");
    }

    [Fact]
    public void A_secretary_sees_who_the_patient_is_and_when_they_come() => Assert.Equal(
        InformationTypes.Demographics | InformationTypes.Appointments,
        AccessPolicy.OpenCaseload(new("k", "n", ClinicianRole.Secretary, new(310000019), null), s_now).Types);

    [Fact]
    public void What_the_log_stores_keeps_its_meaning() => Assert.Equal(
        [
            (AccessRefusal.NoCareRelation, 0), (AccessRefusal.NoRecord, 1), (AccessRefusal.NotForRole, 2), (AccessRefusal.NotShared, 3),
            (AccessRefusal.NotAsSignedIn, 4), (AccessRefusal.WrongAuthorization, 5), (AccessRefusal.CareNotDescribed, 6), (AccessRefusal.NotForPurpose, 7), (AccessRefusal.NotForRelation, 8),
            (AccessRefusal.NotForOrganisation, 9),
        ],
        Enum.GetValues<AccessRefusal>().Select(refusal => (refusal, (int)refusal)));

    [Fact]
    public void A_grant_is_short()
    {
        CareRelation relation = new(new(1), new(310000019), new(310000019), CareRelationKind.DailyFollowUp, s_now, null);
        Assert.True(AccessPolicy.TryOpen(Asked.By(new("k", "n", ClinicianRole.HomeCareNurse, new(310000019), null), new(1), s_now), [relation], new Dictionary<OrganisationNumber, SharingState>(), out var grant, out _));
        Assert.InRange(grant.Until - s_now, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(60));
    }
}
