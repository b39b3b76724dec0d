using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Tests.Fhir.Sources;

public sealed class WrongPatientProperties
{
    private static readonly string[] s_types = ["Observation", "Encounter", "Condition", "Communication", "CarePlan", "Procedure", "NutritionOrder", "Consent", "Task", "Device", "Appointment"];

    private static readonly Func<JsonObject>[] s_tied =
    [
        () => Asked.Subject(),
        () => Asked.Subject("148348 49810"),
        () => Reference("Patient/p1"),
        () => Reference("Patient/p1/_history/3"),
        () => Reference(Asked.Base + "Patient/p1"),
        () => Both("Patient/p1", Asked.Number),
        () => Both("Patient/p2", Asked.Number),
        () => Both("https://elsewhere.example/fhir/Patient/9", Asked.Number),
        () => Reference("urn:uuid:1"),
        () => Reference("#me"),
    ];

    private static readonly Func<JsonObject?>[] s_untied =
    [
        () => Asked.Subject(Asked.Other),
        () => Reference("Patient/x9"),
        () => Both("Patient/p1", Asked.Other),
        () => Both("Patient/x9", Asked.Number),
        () => Both("#other", Asked.Number),
        () => Reference("https://elsewhere.example/fhir/Patient/p1"),
        () => Reference(Asked.Base + "Patient/x9"),
        () => Reference("Group/p1"),
        () => Reference("urn:uuid:2"),
        () => Reference("#other"),
        () => Reference("#nobody"),
        () => Reference("p1"),
        () => Asked.Named("Anna"),
        () => Samples.Reference("http://local/patients", Asked.Number),
        () => Samples.Reference(Samples.BirthNumber, "1000808"),
        () => [],
        () => null,
    ];

    [Fact]
    public void Only_what_is_tied_to_the_patient_asked_for_is_shown_and_all_else_is_counted() =>
        Gen.Select(Gen.Int[0, s_types.Length - 1], Gen.Bool, Gen.Int[0, 100], (type, tied, how) => (type, tied, how)).Array[0, 12].Sample(drawn =>
        {
            var resources = drawn.Select((one, i) => Resource(s_types[one.type], $"r{i}", one.tied ? s_tied[one.how % s_tied.Length]() : s_untied[one.how % s_untied.Length]())).ToArray();

            var page = Asked.Read(Asked.About(null, false, "p1"), FullUrl, [Patient("p2", Asked.Number), Patient("x9", Asked.Other), .. resources]);

            Assert.Equal([.. drawn.Select((one, i) => (one, i)).Where(one => one.one.tied).Select(one => $"r{one.i}").Prepend("p2")], page.Items.Select(item => item.Origin.Id!.Split('/')[1]));
            Assert.Equal(drawn.Count(one => !one.tied) + 1, page.Refused.Length);
            Assert.All(page.Refused, refusal => Assert.True(refusal.Reason is SourceRefusalReason.OtherPatient or SourceRefusalReason.NotTied));
            Assert.Equal(["p2"], page.PatientIds);
        });

    [Fact]
    public void A_patient_with_another_number_is_another_patient_and_one_without_is_not_tied() => Assert.Equal(
        [SourceRefusalReason.OtherPatient, SourceRefusalReason.NotTied],
        Asked.Read(Asked.About(), Patient("1", Asked.Other), Asked.Of("Patient", "2")).Refused.Select(refusal => refusal.Reason));

    [Fact]
    public void An_appointment_with_another_patient_in_it_is_not_shown() => Assert.Equal(
        SourceRefusalReason.OtherPatient,
        Assert.Single(Asked.Read(Asked.About(), Asked.Of("Appointment", "1", ("participant", new JsonArray(Participant(Asked.Subject()), Participant(Asked.Subject(Asked.Other)))))).Refused).Reason);

    [Fact]
    public void Where_no_id_is_known_a_reference_alone_ties_nothing() => Assert.Equal(
        SourceRefusalReason.NotTied,
        Assert.Single(Asked.Read(Asked.About(), Asked.Of("Encounter", "1", ("subject", Reference("Patient/p1")))).Refused).Reason);

    private static JsonObject Resource(string type, string id, JsonObject? subject)
    {
        var resource = Asked.Of(type, id);
        resource["contained"] = new JsonArray(Patient("me", Asked.Number), Patient("other", Asked.Other), Asked.Of("Device", "nobody"));

        if (type == "Appointment")
        {
            resource["participant"] = new JsonArray(Participant(Reference("Practitioner/p1")), Participant(Meant(subject)));
        }
        else
        {
            resource[type switch { "Task" => "for", "Consent" or "Device" or "NutritionOrder" => "patient", _ => "subject" }] = subject;
        }

        return resource;
    }

    /// <summary>Of those who take part in an appointment a reference to something else is no patient at all.</summary>
    private static JsonObject? Meant(JsonObject? subject)
    {
        if (subject is not null)
        {
            subject["type"] = "Patient";
        }

        return subject;
    }

    private static string? FullUrl(JsonNode resource) => (string?)resource["id"] switch { "p2" => "urn:uuid:1", "x9" => "urn:uuid:2", _ => null };

    private static JsonObject Participant(JsonObject? actor) => new() { ["actor"] = actor, ["status"] = "accepted" };

    private static JsonObject Patient(string id, string number) => Asked.Of("Patient", id, ("identifier", new JsonArray(new JsonObject { ["system"] = Samples.BirthNumber, ["value"] = number })));

    private static JsonObject Reference(string reference) => new() { ["reference"] = reference };

    private static JsonObject Both(string reference, string number)
    {
        var both = Asked.Subject(number);
        both["reference"] = reference;
        return both;
    }
}
