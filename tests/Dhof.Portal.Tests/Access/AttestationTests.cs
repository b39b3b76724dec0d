using System.Text.Json;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Access;

/// <summary>The rules of Tillitsrammeverket that concern the portal, by their numbers there.</summary>
public sealed class AttestationTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly OrganisationNumber s_unit = new(310000051), s_other = new(310000019);
    private static readonly PatientId s_patient = new(7);
    private static readonly Clinician s_nurse = new("amina", "Amina Yusuf", ClinicianRole.HomeCareNurse, s_unit, "4034567");
    private static readonly Clinician s_secretary = new("siri", "Siri Moen", ClinicianRole.Secretary, s_unit, null);

    [Fact]
    public void ATT4_It_is_bound_to_one_patient_and_refused_for_another()
    {
        var attestation = Open(s_nurse).Attestation;
        Assert.Equal(s_patient, attestation.Patient);
        Assert.Null(attestation.WhyNot(s_patient, s_nurse, s_now));
        Assert.Equal(AttestationRefusal.AnotherPatient, attestation.WhyNot(new(8), s_nurse, s_now));
        Assert.Equal(AttestationRefusal.AnotherPatient, Assert.Throws<AttestationRefusedException>(() => AttestationJson.ForHelseId(attestation, new(8), s_nurse, s_now)).Refusal);
    }

    [Fact]
    public void ATT11_It_is_formed_for_and_used_by_the_one_who_signed_in()
    {
        var known = Asked.Known(s_nurse);
        Practitioner[] others =
        [
            known with { Key = "kari" }, known with { Role = ClinicianRole.Specialist }, known with { Hpr = "4034568" }, known with { PointOfCare = new(s_other, "En annen") },
        ];
        Assert.All(others, other => Assert.Equal(AccessRefusal.NotAsSignedIn, Refusal(s_nurse, other)));
        Assert.Equal(AccessRefusal.NotAsSignedIn, Refusal(s_nurse, null));
        Assert.Equal(AttestationRefusal.AnotherPractitioner, Open(s_nurse).Attestation.WhyNot(s_patient, s_nurse with { Key = "kari" }, s_now));
    }

    [Theory]
    [InlineData(ClinicianRole.HomeCareNurse, "1", "SP", true)]
    [InlineData(ClinicianRole.HomeCareNurse, "1", "LE", false)]
    [InlineData(ClinicianRole.HomeCareNurse, "1", null, true)]
    [InlineData(ClinicianRole.HomeCareNurse, null, "SP", false)]
    [InlineData(ClinicianRole.GeneralPractitioner, "1", "LE", true)]
    [InlineData(ClinicianRole.GeneralPractitioner, "1", "SP", false)]
    [InlineData(ClinicianRole.Specialist, "1", "LE", true)]
    [InlineData(ClinicianRole.Specialist, "1", "XX", false)]
    [InlineData(ClinicianRole.Secretary, null, null, true)]
    [InlineData(ClinicianRole.Secretary, "1", "SP", false)]
    public void ATT32_An_authorisation_is_in_the_register_and_that_of_the_role(ClinicianRole role, string? hpr, string? authorization, bool opens)
    {
        Clinician clinician = new("k", "n", role, s_unit, hpr);
        Assert.Equal(opens ? null : AccessRefusal.WrongAuthorization, Refusal(clinician, Asked.Known(clinician, authorization)));
    }

    [Theory]
    [InlineData(OrganisationKind.Municipality, null, "15")]
    [InlineData(OrganisationKind.GeneralPractice, "KX17", null)]
    [InlineData(OrganisationKind.Hospital, "S03", null)]
    public void ATT43_It_tells_the_service_or_the_details(OrganisationKind kind, string? service, string? details)
    {
        var attestation = Open(s_nurse, Asked.Known(s_nurse, kind: kind)).Attestation;
        Assert.Equal((service, details), (attestation.HealthcareService?.Code, attestation.PurposeDetails?.Code));
        Assert.Equal(AccessRefusal.CareNotDescribed, Refusal(s_nurse, Asked.Known(s_nurse, kind: (OrganisationKind)99)));
    }

    [Fact]
    public void ATT48_What_is_recorded_is_not_user_selected()
    {
        var kinds = Enum.GetValues<CareRelationKind>().Where(kind => kind != CareRelationKind.SelfDeclared);
        Assert.All(kinds, kind => Assert.False(Open(s_nurse, kind: kind).Attestation.DecisionRef.UserSelected));
    }

    [Fact]
    public void ATT58_It_ends_after_an_hour_at_most_and_late_use_is_refused()
    {
        var attestation = Open(s_nurse).Attestation;
        Assert.Equal(s_now.AddMinutes(60), attestation.Until);
        Assert.Null(attestation.WhyNot(s_patient, s_nurse, attestation.Until.AddTicks(-1)));
        Assert.Equal(AttestationRefusal.Expired, attestation.WhyNot(s_patient, s_nurse, attestation.Until));
        Assert.Equal(AttestationRefusal.Expired, attestation.WhyNot(s_patient, s_nurse, s_now.AddTicks(-1)));
        Assert.Equal("attestation_has_expired", Assert.Throws<AttestationRefusedException>(() => AttestationJson.ForHelseId(attestation, s_patient, s_nurse, attestation.Until)).Message);
    }

    [Fact]
    public void A_page_that_asks_again_keeps_it_for_the_hour_and_no_grant_outlives_it()
    {
        var first = Open(s_nurse);

        for (var minutes = 1; minutes < 59; minutes++)
        {
            var again = Ask(minutes, first.Attestation);
            Assert.Same(first.Attestation, again.Attestation);
            Assert.InRange(again.Until, s_now.AddMinutes(minutes + 1), first.Attestation.Until);
        }

        var after = Ask(59, first.Attestation);
        Assert.Equal(("d2", s_now.AddMinutes(59)), (after.Attestation.DecisionRef.Id, after.Attestation.At));
    }

    [Fact]
    public void Another_relation_person_or_purpose_is_another_decision()
    {
        var standing = Open(s_nurse).Attestation;
        Assert.NotSame(standing, Ask(1, standing, relation: CareRelationKind.SpecialistCare).Attestation);
        Assert.NotSame(standing, Ask(1, standing, known: Asked.Known(s_nurse) with { Department = new("1", "Avdelingen") }).Attestation);
        Assert.NotSame(standing, Ask(1, standing, purpose: PurposeOfUse.CoordinationOfCare).Attestation);
    }

    [Fact]
    public void The_form_for_HelseID_has_codes_and_numbers_and_names_nobody()
    {
        var known = Asked.Known(s_nurse, "SP") with { LegalEntity = new(new(313745392), "Oslo kommune"), Department = new("4200001", "Avdelingen"), Identity = Number("07868825035") };
        var attestation = Open(s_nurse, known).Attestation;
        Assert.Equal(
            """
            {"type":"nhn:tillitsrammeverk:parameters","practitioner":{"authorization":{"code":"SP","system":"urn:oid:2.16.578.1.12.4.1.1.9060"},"legal_entity":{"id":"313745392","system":"urn:oid:2.16.578.1.12.4.1.4.101"},"point_of_care":{"id":"310000051","system":"urn:oid:2.16.578.1.12.4.1.4.101"},"department":{"id":"4200001","system":"urn:oid:2.16.578.1.12.4.1.4.102"}},"care_relationship":{"purpose_of_use":{"code":"TREAT","system":"urn:oid:2.16.840.1.113883.1.11.20448"},"purpose_of_use_details":{"code":"15","system":"urn:oid:2.16.578.1.12.4.1.1.9151"},"decision_ref":{"id":"d1","user_selected":false}},"patients":[{"point_of_care":{"id":"310000051","system":"urn:oid:2.16.578.1.12.4.1.4.101"}}]}
            """,
            System.Text.Encoding.UTF8.GetString(AttestationJson.ForHelseId(attestation, s_patient, s_nurse, s_now)));
    }

    [Fact]
    public void The_whole_form_has_every_field_of_the_information_model()
    {
        var known = Asked.Known(s_nurse, "SP", OrganisationKind.Hospital) with { Department = new("4200001", "Avdelingen"), Identity = Number("07868825035") };
        var form = Whole(s_nurse, known)!.Value.GetProperty("attestation");
        Assert.Equal(["toa", "practitioner", "care_relation", "patients"], Names(form));
        Assert.Equal(s_now.ToUnixTimeSeconds(), form.GetProperty("toa").GetInt64());
        var practitioner = form.GetProperty("practitioner");
        Assert.Equal(["identifier", "hpr_nr", "authorization", "legal_entity", "point_of_care", "department"], Names(practitioner));
        Assert.Equal(["id", "name", "system", "authority"], Names(practitioner.GetProperty("identifier")));
        Assert.Equal("07868825035", practitioner.GetProperty("identifier").GetProperty("id").GetString());
        Assert.Equal(["id", "system", "authority"], Names(practitioner.GetProperty("hpr_nr")));
        Assert.Equal(["code", "text", "system", "assigner"], Names(practitioner.GetProperty("authorization")));
        Assert.Equal(["healthcare_service", "purpose_of_use", "decision_ref"], Names(form.GetProperty("care_relation")));
        Assert.Equal(["id", "description", "user_selected"], Names(form.GetProperty("care_relation").GetProperty("decision_ref")));
        Assert.Equal("14834849810", Assert.Single(form.GetProperty("patients").EnumerateArray()).GetProperty("identifier").GetProperty("id").GetString());
    }

    [Fact]
    public void Who_is_not_in_the_register_is_told_without_number_and_authorisation_and_who_has_no_identity_is_not_told_at_all()
    {
        var form = Whole(s_secretary, Asked.Known(s_secretary) with { Identity = Number("21817925267") })!.Value.GetProperty("attestation");
        Assert.Equal(["identifier", "legal_entity", "point_of_care"], Names(form.GetProperty("practitioner")));
        Assert.Equal("COC", form.GetProperty("care_relation").GetProperty("purpose_of_use").GetProperty("code").GetString());
        Assert.Null(Whole(s_secretary, Asked.Known(s_secretary)));
    }

    [Theory]
    [InlineData("14834849810", "urn:oid:2.16.578.1.12.4.1.4.1")]
    [InlineData("45876249883", "urn:oid:2.16.578.1.12.4.1.4.2")]
    public void A_number_is_told_with_its_own_register(string number, string system) =>
        Assert.Equal(system, Whole(s_secretary, Asked.Known(s_secretary) with { Identity = Number(number) })!.Value.GetProperty("attestation").GetProperty("practitioner").GetProperty("identifier").GetProperty("system").GetString());

    [Fact]
    public void No_text_that_is_written_by_accident_shows_an_identity_number()
    {
        var known = Asked.Known(s_nurse) with { Identity = Number("07868825035") };
        Assert.DoesNotContain("07868825035", known.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("07868825035", new AccessQuestion(s_nurse, known, s_patient, PurposeOfUse.Treatment, "d1", s_now).ToString(), StringComparison.Ordinal);
    }

    private static PatientGrant Open(Clinician clinician, Practitioner? known = null, CareRelationKind kind = CareRelationKind.DailyFollowUp)
    {
        var question = Asked.By(clinician, s_patient, s_now);
        Assert.True(TryOpen(known is null ? question : question with { Practitioner = known }, kind, out var grant, out _));
        return grant!;
    }

    private static PatientGrant Ask(int minutes, Attestation standing, CareRelationKind relation = CareRelationKind.DailyFollowUp, Practitioner? known = null, PurposeOfUse purpose = PurposeOfUse.Treatment)
    {
        var question = new AccessQuestion(s_nurse, known ?? Asked.Known(s_nurse), s_patient, purpose, "d2", s_now.AddMinutes(minutes), standing);
        Assert.True(TryOpen(question, relation, out var grant, out _));
        return grant!;
    }

    private static AccessRefusal? Refusal(Clinician clinician, Practitioner? known) =>
        TryOpen(Asked.By(clinician, s_patient, s_now) with { Practitioner = known }, CareRelationKind.DailyFollowUp, out _, out var refusal) ? null : refusal;

    private static bool TryOpen(AccessQuestion question, CareRelationKind kind, out PatientGrant? grant, out AccessRefusal refusal) =>
        AccessPolicy.TryOpen(question, [new(s_patient, s_unit, s_unit, kind, s_now.AddYears(-1), null)], new Dictionary<OrganisationNumber, SharingState>(), out grant, out refusal);

    private static JsonElement? Whole(Clinician clinician, Practitioner known) =>
        AttestationJson.Whole(Open(clinician, known).Attestation, s_patient, Number("14834849810"), clinician, s_now) is { } json ? JsonDocument.Parse(json).RootElement : null;

    private static IdentityNumber Number(string text) => IdentityNumber.TryParse(text, out var number) ? number : throw new ArgumentException("No identity number.", nameof(text));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
