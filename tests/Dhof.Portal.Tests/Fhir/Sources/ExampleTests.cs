using System.Text.Json.Nodes;
using Dhof.Portal.Tests.Architecture;

namespace Dhof.Portal.Tests.Fhir.Sources;

public sealed class ExampleTests
{
    private static string Folder { get; } = Repository.File("tests", "Dhof.Portal.Tests", "Fhir", "Examples");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_published_example_reads(string file)
    {
        var resource = OfThePatient(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject());
        var page = Asked.Read(Asked.About(null, false, "PatientExample", "cdp1000808", "cdp1000240"), resource);

        Assert.Empty(page.Refused);
        var item = Assert.Single(page.Items);
        Assert.Equal((string)resource["resourceType"]!, item.ResourceType);
        Assert.NotEmpty(item.Title);
        Assert.True(JsonNode.DeepEquals(resource, JsonNode.Parse(item.Raw)));
    }

    [Theory]
    [InlineData("Appointment-AppointmentExample.json", "Discussion on the results of your recent MRI", "booked")]
    [InlineData("Procedure-no-basis-Procedure-example.json", "Colonoscopy (procedure)", "completed")]
    [InlineData("Patient-EspenEksempel.json", "Espen Eksempel", "")]
    [InlineData("Organization-Direktoratet-for-eHelse-Organization.json", "Direktoratet for e-Helse", "")]
    [InlineData("Observation-no-blood-pressure-create.json", "BP pnl w all optional", "final")]
    public void An_example_is_called_what_it_says(string file, string title, string status)
    {
        var resource = OfThePatient(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject());
        var item = Assert.Single(Asked.Read(Asked.About(null, false, "PatientExample", "cdp1000808", "cdp1000240"), resource).Items);
        Assert.Equal((title, status), (item.Title, item.Status));
    }

    [Fact]
    public void No_example_holds_a_number_that_could_be_somebodys() => Assert.All(Files, file => Assert.All(
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(Folder, file.Data)), @"\d{11}").Select(found => found.Value),
        digits => Assert.True(!Domain.Patients.IdentityNumber.TryParse(digits, out var number) || number.IsSynthetic, digits)));

    /// <summary>Some are of nobody in particular: they are made the patient's.</summary>
    private static JsonObject OfThePatient(JsonObject resource)
    {
        if ((string?)resource["resourceType"] == "Patient")
        {
            resource["identifier"] = new JsonArray(new JsonObject { ["system"] = Samples.BirthNumber, ["value"] = Asked.Number });
        }
        else if (resource["subject"]?["identifier"] is JsonObject identifier)
        {
            (identifier["system"], identifier["value"]) = (Samples.BirthNumber, Asked.Number);
        }
        else if (resource["patient"] is JsonObject)
        {
            resource["patient"] = Asked.Subject();
        }

        return resource;
    }
}
