using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Tests.Fhir.Sources;

public sealed class ItemTests
{
    // type | elements | information | title | from | status | who
    public static TheoryData<string, string, InformationTypes, string, string?, string, string?> Types => new()
    {
        { "RelatedPerson", """ "patient":S,"name":[{"family":"Dal","given":["Else"]}],"relationship":[{"text":"datter"}],"period":{"start":"2020"} """, InformationTypes.Demographics, "Else Dal, datter", "2019-12-31T23:00", "", null },
        { "Practitioner", """ "name":[{"text":"Per Lege"}],"qualification":[{"code":{"text":"Lege"}}] """, InformationTypes.Demographics, "Per Lege, Lege", null, "", null },
        { "PractitionerRole", """ "practitioner":{"display":"Per Lege"},"code":[{"text":"Overlege"}],"organization":{"display":"SiV"} """, InformationTypes.Demographics, "Per Lege, Overlege", null, "", "SiV" },
        { "Organization", """ "name":"SiV" """, InformationTypes.Demographics, "SiV", null, "", null },
        { "QuestionnaireResponse", """ "subject":S,"status":"completed","questionnaire":"http://x/kols","authored":"2026-03-01T08:00:00+01:00","source":{"display":"Pasienten"} """, InformationTypes.Questionnaires, "http://x/kols", "2026-03-01T07:00", "completed", "Pasienten" },
        { "DetectedIssue", """ "patient":S,"status":"final","code":{"text":"Lav SpO2"},"detail":"rød","identifiedDateTime":"2026-03-01","author":{"display":"Dignio"} """, InformationTypes.Alerts, "Lav SpO2, rød", "2026-02-28T23:00", "final", "Dignio" },
        { "CarePlan", """ "subject":S,"status":"active","intent":"plan","title":"Egenbehandlingsplan","period":{"start":"2026-01-01"},"author":{"display":"Kari"} """, InformationTypes.Plans, "Egenbehandlingsplan", "2025-12-31T23:00", "active", "Kari" },
        { "Goal", """ "subject":S,"lifecycleStatus":"active","description":{"text":"Gå tur"},"startDate":"2026-01-05" """, InformationTypes.Plans, "Gå tur", "2026-01-04T23:00", "active", null },
        { "Task", """ "for":S,"status":"requested","intent":"order","description":"Vurdere","authoredOn":"2026-01-05T10:00:00Z","owner":{"display":"Oslo"} """, InformationTypes.Plans, "Vurdere", "2026-01-05T10:00", "requested", "Oslo" },
        { "ServiceRequest", """ "subject":S,"status":"active","intent":"order","code":{"text":"Henvisning"},"authoredOn":"2026-01-05T10:00:00Z","requester":{"display":"Fastlege"} """, InformationTypes.Plans, "Henvisning", "2026-01-05T10:00", "active", "Fastlege" },
        { "EpisodeOfCare", """ "patient":S,"status":"active","type":[{"text":"DHO"}],"period":{"start":"2026-01-05T10:00:00Z"},"managingOrganization":{"display":"Larvik"} """, InformationTypes.Treatments, "DHO", "2026-01-05T10:00", "active", "Larvik" },
        { "Encounter", """ "subject":S,"status":"finished","class":{"display":"innlagt"},"reasonCode":[{"text":"KOLS"}],"period":{"start":"2026-01-05T10:00:00Z","end":"2026-01-08T10:00:00Z"},"serviceProvider":{"display":"SiV"} """, InformationTypes.Treatments, "innlagt, KOLS", "2026-01-05T10:00", "finished", "SiV" },
        { "Procedure", """ "subject":S,"status":"completed","code":{"text":"Spirometri"},"performedDateTime":"2026-01-05T10:00:00Z","performer":[{"actor":{"display":"Lunge"}}] """, InformationTypes.Treatments, "Spirometri", "2026-01-05T10:00", "completed", "Lunge" },
        { "Appointment", """ "status":"booked","description":"Kontroll","start":"2026-04-05T10:00:00Z","participant":[{"actor":S,"status":"accepted"},{"actor":{"type":"Practitioner","display":"Per Lege"},"status":"accepted"}] """, InformationTypes.Appointments, "Kontroll", "2026-04-05T10:00", "booked", "Per Lege" },
        { "Condition", """ "subject":S,"clinicalStatus":{"text":"aktiv"},"code":{"text":"KOLS"},"onsetDateTime":"2015","recorder":{"display":"Fastlege"} """, InformationTypes.Background, "KOLS", "2014-12-31T23:00", "aktiv", "Fastlege" },
        { "AllergyIntolerance", """ "patient":S,"clinicalStatus":{"text":"aktiv"},"code":{"text":"Penicillin"},"reaction":[{"manifestation":[{"text":"utslett"}]}],"recordedDate":"2015-05" """, InformationTypes.Background, "Penicillin, utslett", "2015-04-30T22:00", "aktiv", null },
        { "Condition", """ "subject":S,"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active","display":"Active"}]},"code":{"text":"KOLS"} """, InformationTypes.Background, "KOLS", null, "active", null },
        { "MedicationStatement", """ "subject":S,"status":"active","medicationCodeableConcept":{"text":"Ventoline"},"dosage":[{"text":"ved behov"}],"effectivePeriod":{"start":"2026-01-05"} """, InformationTypes.Medication, "Ventoline, ved behov", "2026-01-04T23:00", "active", null },
        { "MedicationRequest", """ "subject":S,"status":"active","intent":"order","medicationReference":{"display":"Prednisolon"},"authoredOn":"2026-01-05","requester":{"display":"Fastlege"} """, InformationTypes.Medication, "Prednisolon", "2026-01-04T23:00", "active", "Fastlege" },
        { "Device", """ "patient":S,"status":"active","deviceName":[{"name":"Nonin","type":"user-friendly-name"}],"modelNumber":"3230","manufacturer":"Nonin Medical" """, InformationTypes.Services, "Nonin, 3230", null, "active", "Nonin Medical" },
        { "DeviceUseStatement", """ "subject":S,"status":"active","device":{"display":"Nettbrett"},"timingPeriod":{"start":"2026-01-05"} """, InformationTypes.Services, "Nettbrett", "2026-01-04T23:00", "active", null },
        { "Communication", """ "subject":S,"status":"completed","topic":{"text":"Spørsmål"},"sent":"2026-01-05T10:00:00Z","sender":{"display":"Pasienten"} """, InformationTypes.Dialogue, "Spørsmål", "2026-01-05T10:00", "completed", "Pasienten" },
        { "DocumentReference", """ "subject":S,"status":"current","type":{"text":"Epikrise"},"description":"Lunge","date":"2026-01-05T10:00:00Z","content":[{"attachment":{}}],"author":[{"display":"Per Lege"}] """, InformationTypes.Documents, "Epikrise, Lunge", "2026-01-05T10:00", "current", "Per Lege" },
        { "Consent", """ "patient":S,"status":"active","scope":{"text":"deling"},"category":[{"text":"Reservasjon"}],"dateTime":"2026-01-05","organization":[{"display":"SiV"}] """, InformationTypes.Consents, "Reservasjon", "2026-01-04T23:00", "active", "SiV" },
        { "Composition", """ "subject":S,"status":"final" """, InformationTypes.Documents, "Composition", null, "final", null },
        { "NutritionOrder", """ "patient":S,"status":"active" """, InformationTypes.Other, "NutritionOrder", null, "active", null },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void A_resource_says_what_it_is_when_it_was_how_it_stands_and_who(string type, string elements, InformationTypes information, string title, string? from, string status, string? who)
    {
        var subject = $$"""{"identifier":{"system":"{{Samples.BirthNumber}}","value":"{{Asked.Number}}"},"display":"Ola"}""";
        var resource = JsonNode.Parse($$"""{"resourceType":"{{type}}","id":"1",{{elements.Replace(":S", ":" + subject, StringComparison.Ordinal)}}}""")!;

        var page = Asked.Read(Asked.About(), resource);

        Assert.Empty(page.Refused);
        var item = Assert.Single(page.Items);
        Assert.Equal((information, title, from, status, who), (item.Type, item.Title, item.Period?.From?.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), item.Status, item.Origin.Who));
    }

    [Fact]
    public void An_observation_that_is_understood_carries_its_measurement_and_another_says_why_not()
    {
        var understood = Samples.SpO2(patient: Asked.Number);
        understood["id"] = "1";
        var byReference = Samples.SpO2();
        (byReference["id"], byReference["subject"]) = ("2", new JsonObject { ["reference"] = "Patient/p1" });
        var laboratory = Asked.Of("Observation", "3", ("status", "final"), ("subject", Asked.Subject()), ("code", Asked.Text("Hb")));

        var items = Asked.Read(Asked.About(null, false, "p1"), understood, byReference, laboratory).Items;

        Assert.Equal([94m, 94m, null], items.Select(item => item.Measurement?.Value));
        Assert.All(items.Take(2), item => Assert.Equal((Asked.Identity, "Meter", null), (item.Measurement!.Subject, item.Origin.Device, item.NotMeasured)));
        Assert.Equal(("Hb", "code-unknown"), (items[2].Title, items[2].NotMeasured));
    }

    [Theory]
    [InlineData(true, 310000019, false)]
    [InlineData(false, 310000035, true)]
    public void The_organisation_that_performed_is_the_controller_only_where_the_kind_of_source_says_so(bool names, int controller, bool assumed)
    {
        var origin = Assert.Single(Asked.Read(Asked.About(namesControllers: names), Samples.SpO2(patient: Asked.Number)).Items).Origin;
        Assert.Equal((controller, assumed), (origin.Controller.Value, origin.ControllerIsAssumed));
    }

    [Fact]
    public void What_cannot_be_read_is_counted_with_its_reason_and_takes_nothing_with_it()
    {
        var broken = Asked.Of("Encounter", "1", ("subject", Asked.Subject()), ("period", 7));
        var changed = Asked.Of("Encounter", "2", ("subject", Asked.Subject()), ("modifierExtension", new JsonArray(new JsonObject { ["url"] = "http://x", ["valueBoolean"] = true })));
        var unasked = Asked.Of("Consent", "3", ("patient", Asked.Subject()));
        var outcome = Asked.Of("OperationOutcome", "4");
        var good = Asked.Of("Encounter", "5", ("subject", Asked.Subject()));

        var page = Asked.Read(Asked.About(InformationTypes.Treatments), broken, changed, unasked, outcome, new JsonObject(), good);

        Assert.Equal("Encounter/5", Assert.Single(page.Items).Origin.Id);
        Assert.Equal(
            [
                (SourceRefusalReason.Unreadable, "Encounter"), (SourceRefusalReason.Modifier, "Encounter"), (SourceRefusalReason.TypeNotAsked, "Consent"),
                (SourceRefusalReason.SourceWarns, "OperationOutcome"), (SourceRefusalReason.Unreadable, ""),
            ],
            page.Refused.Select(refusal => (refusal.Reason, refusal.ResourceType)));
    }

    [Fact]
    public void A_name_that_holds_an_identity_number_stays_in_the_original()
    {
        var item = Assert.Single(Asked.Read(Asked.About(), Asked.Of("Encounter", "1", ("subject", Asked.Subject()), ("serviceProvider", Asked.Named($"Ola {Asked.Other}")), ("type", new JsonArray(Asked.Text($"for {Asked.Number}"))))).Items);
        Assert.Equal(("Encounter", null), (item.Title, item.Origin.Who));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"resourceType\":\"OperationOutcome\"}")]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"\\uD800\"}]}")]
    public void What_is_no_bundle_is_no_answer(string body) => Assert.Null(Dhof.Portal.Fhir.Sources.SourcePages.Read(System.Text.Encoding.UTF8.GetBytes(body), Asked.About(), Samples.Now));
}
