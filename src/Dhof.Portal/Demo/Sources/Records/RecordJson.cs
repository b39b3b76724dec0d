using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Demo.Sources.Records;

/// <summary>Writes the resources of one organisation about one patient. Ids are numbered in the order they are written, so that the same record has the same ids at every start.</summary>
internal sealed class RecordJson(SyntheticPatient patient, OrganisationNumber organisation)
{
    public const string Icd10 = "urn:oid:2.16.578.1.12.4.1.1.7110";
    public const string Icpc2 = "urn:oid:2.16.578.1.12.4.1.1.7170";

    private const string Fnr = "urn:oid:2.16.578.1.12.4.1.4.1";
    private const string OrganisationSystem = "urn:oid:2.16.578.1.12.4.1.4.101";

    private static readonly JsonSerializerOptions s_options = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private int _number;

    /// <summary>The id of the patient here: not that of the portal, nor of any other source.</summary>
    public string PatientId { get; } = string.Create(CultureInfo.InvariantCulture, $"p{(new Dice(Throw.Person, patient.Seed, patient.Index, organisation.Value).Next() >> 24):x}");

    public object Subject => new { reference = $"Patient/{PatientId}", identifier = Number };

    public object Organisation => new { identifier = new { system = OrganisationSystem, value = organisation.ToString() }, display = Organisations.All[organisation].Name };

    private object Number => new { system = Fnr, value = patient.Identity.Number };

    public static object Coded(string system, string code, string text) => new { coding = new[] { new { system, code, display = text } }, text };

    public static object Code(string system, string code) => new { coding = new[] { new { system, code } } };

    public static string Date(DateTimeOffset at) => OsloTime.Of(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) => OsloTime.Of(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    public HeldResource Patient() => Held("Patient", patient.EnrolledFrom, null, new
    {
        identifier = new[] { Number },
        name = new[] { new { family = patient.Identity.FamilyName, given = new[] { patient.Identity.GivenName } } },
        gender = patient.Identity.Sex == Domain.Patients.Sex.Female ? "female" : "male",
        birthDate = patient.Identity.BirthDate.ToString("O", CultureInfo.InvariantCulture),
        managingOrganization = Organisation,
    }, PatientId);

    /// <param name="updated">When it was last written.</param>
    /// <param name="at">What a search by date goes by.</param>
    public HeldResource Held(string type, DateTimeOffset updated, DateTimeOffset? at, object content, string? id = null)
    {
        var json = new JsonObject
        {
            ["resourceType"] = type,
            ["id"] = id ?? string.Create(CultureInfo.InvariantCulture, $"{PatientId}-{_number++}"),
            ["meta"] = new JsonObject { ["versionId"] = "1", ["lastUpdated"] = updated.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), ["source"] = "urn:demo:" + organisation },
        };

        foreach (var (name, value) in JsonSerializer.SerializeToNode(content, s_options)!.AsObject().ToList())
        {
            json[name] = value?.DeepClone();
        }

        return new(json, at);
    }

    /// <summary>A measurement that somebody of the organisation took, or was told of.</summary>
    /// <param name="identifier">system|value, where another organisation gave it one.</param>
    public HeldResource Measured(SimulatedReading reading, string performer, string device, string method, string? identifier = null)
    {
        var kind = reading.Kind;
        var category = new[] { Coded("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs") };
        object Quantity(decimal value) => new { value, unit = kind.Unit, system = "http://unitsofmeasure.org", code = kind.Unit };
        object Part(string loinc, string name, decimal value) => new { code = Coded("http://loinc.org", loinc, name), valueQuantity = Quantity(value) };

        return Held("Observation", reading.At.AddMinutes(4), reading.At, new
        {
            identifier = identifier?.Split('|') is [var system, var value] ? new[] { new { system, value } } : null,
            status = "final",
            category,
            code = Coded("http://loinc.org", kind.Codes.Loinc[0], kind.Name.Nb),
            subject = Subject,
            effectiveDateTime = Instant(reading.At),
            issued = Instant(reading.At.AddMinutes(4)),
            performer = new[] { Organisation, new { display = performer } },
            method = new { text = method },
            device = new { display = device },
            valueQuantity = reading.Second is null ? Quantity(reading.Value) : null,
            component = reading.Second is { } second ? new[] { Part("8480-6", "Systolisk", reading.Value), Part("8462-4", "Diastolisk", second) } : null,
        });
    }
}
