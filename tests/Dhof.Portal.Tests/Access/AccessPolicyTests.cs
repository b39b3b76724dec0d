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
        select new CareRelation(patient, controller, organisation, CareRelationKind.DailyFollowUp, s_now.AddDays(begins), lasts == 0 ? null : s_now.AddDays(begins + lasts));

    private static readonly Gen<Clinician> s_clinicians =
        from role in Gen.Enum<ClinicianRole>()
        from organisation in s_organisations
        select new Clinician("k", "n", role, organisation, null);

    [Fact]
    public void A_grant_opens_exactly_what_the_relations_of_the_organisation_open_now() =>
        Gen.Select(s_clinicians, s_patients, s_relations.Array[0, 12]).Sample((clinician, patient, relations) =>
        {
            var expected = relations
                .Where(r => r.Patient == patient && r.Organisation == clinician.Organisation && r.From <= s_now && (r.To is null || s_now < r.To))
                .Select(r => r.Controller).Distinct().Order(Comparer<OrganisationNumber>.Create((a, b) => a.Value.CompareTo(b.Value)));

            var opened = AccessPolicy.TryOpen(clinician, patient, relations, s_now, out var grant, out _);

            Assert.Equal(expected.Any(), opened);
            Assert.Equal(expected, (grant?.Controllers ?? []).Order(Comparer<OrganisationNumber>.Create((a, b) => a.Value.CompareTo(b.Value))));
        });

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
        Assert.All([InformationTypes.Measurements, InformationTypes.Alerts, InformationTypes.Questionnaires], type => Assert.Equal(clinical, types.HasFlag(type)));
    }

    [Fact]
    public void A_grant_is_short()
    {
        CareRelation relation = new(new(1), new(310000019), new(310000019), CareRelationKind.DailyFollowUp, s_now, null);
        Assert.True(AccessPolicy.TryOpen(new("k", "n", ClinicianRole.HomeCareNurse, new(310000019), null), new(1), [relation], s_now, out var grant, out _));
        Assert.InRange(grant.Until - s_now, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(60));
    }
}
