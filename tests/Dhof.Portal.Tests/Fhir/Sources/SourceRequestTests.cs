using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Tests.Fhir.Sources;

public sealed class SourceRequestTests
{
    private static readonly DateTimeOffset s_from = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(SourceKind.GenericR4)]
    [InlineData(SourceKind.Pmd)]
    [InlineData(SourceKind.VkpEpj)]
    public void The_identity_number_stands_in_the_form_and_never_in_the_address(SourceKind kind)
    {
        var protocol = SourceProtocol.Of(kind, Asked.Hospital);
        SourceRequest?[] requests =
        [
            protocol.Metadata,
            protocol.FindPatient(Asked.Identity),
            .. protocol.ResourceTypes.Select(type => protocol.Search(type, Asked.Identity, ["p1"], s_from)),
            .. protocol.ResourceTypes.Select(type => protocol.Count(type, Asked.Identity, ["p1"])),
        ];

        Assert.All(requests.OfType<SourceRequest>(), request => Assert.DoesNotContain(Asked.Number, request.Path, StringComparison.Ordinal));
        Assert.All(requests.OfType<SourceRequest>().Where(request => request.Path != protocol.Metadata.Path), request => Assert.True(request.IsPost && request.Path.EndsWith("/_search", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pmd_is_asked_for_the_observations_of_one_patient_and_period()
    {
        var request = SourceProtocol.Of(SourceKind.Pmd, Asked.Hospital).Search("Observation", Asked.Identity, [], s_from);
        Assert.Equal("Observation/_search", request.Path);
        Assert.Equal([("patient.identifier", $"{Samples.BirthNumber}|{Asked.Number}"), ("date", "ge2026-01-02T02:04:05Z")], request.Form.Select(part => (part.Key, part.Value)));
    }

    [Theory]
    [InlineData("Patient", "patient", "identifier", false)]
    [InlineData("AllergyIntolerance", "allergyintolerance", "identifier", false)]
    [InlineData("Condition", "condition", "patient.identifier", false)]
    [InlineData("EpisodeOfCare", "episodeofcare", "patient.identifier", false)]
    [InlineData("MedicationStatement", "medicationstatement", "patient.identifier", false)]
    [InlineData("CarePlan", "careplan", "patient.identifier", true)]
    [InlineData("Composition", "composition", "patient.identifier", true)]
    public void The_epj_api_is_asked_by_the_parameter_that_each_type_takes_for_one_organisation(string type, string address, string patient, bool dated)
    {
        var request = SourceProtocol.Of(SourceKind.VkpEpj, Asked.Hospital).Search(type, Asked.Identity, [], s_from);
        Assert.Equal($"310000035/{address}/_search", request.Path);
        Assert.Equal([patient, .. dated ? ["date"] : Array.Empty<string>()], request.Form.Select(part => part.Key));
        Assert.Equal([("ServiceCodes", "dho")], request.Headers.Select(header => (header.Key, header.Value)));
    }

    [Fact]
    public void An_ordinary_server_is_asked_for_the_patient_first_and_then_by_the_id()
    {
        var protocol = SourceProtocol.Of(SourceKind.GenericR4, Asked.Hospital);
        Assert.Equal([("identifier", $"{Samples.BirthNumber}|{Asked.Number}")], protocol.FindPatient(Asked.Identity)!.Form.Select(part => (part.Key, part.Value)));

        var search = protocol.Search("Encounter", Asked.Identity, ["p1", "p2"], s_from);
        Assert.Equal([("patient", "Patient/p1,Patient/p2"), ("_count", "200"), ("_sort", "-date"), ("date", "ge2026-01-02T02:04:05Z")], search.Form.Select(part => (part.Key, part.Value)));

        // What is old may hold still.
        Assert.DoesNotContain(protocol.Search("Condition", Asked.Identity, ["p1"], s_from).Form, part => part.Value.StartsWith("ge", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("14834849810", "urn:oid:2.16.578.1.12.4.1.4.1")]
    [InlineData("45876249883", "urn:oid:2.16.578.1.12.4.1.4.2")]
    public void A_number_is_asked_for_under_the_system_of_its_series(string digits, string system)
    {
        Assert.True(Domain.Patients.IdentityNumber.TryParse(digits, out var number));
        Assert.Equal($"{system}|{digits}", SourceProtocol.Of(SourceKind.Pmd, Asked.Hospital).Search("Observation", number, [], null).Form[0].Value);
    }

    [Theory]
    [InlineData("Patient?identifier=14834849810")]
    [InlineData("Patient?identifier=x%7C14834849810")]
    [InlineData("Patient?identifier=1483%34849810")]
    [InlineData("Patient?identifier=1483%253%34849810")]
    [InlineData("Patient/148348 49810")]
    public void An_identity_number_in_an_address_is_stopped_however_it_is_written(string path)
    {
        Assert.Throws<InvalidOperationException>(() => SourceRequest.Get(path));
        Assert.Throws<InvalidOperationException>(() => SourceRequest.Post(path, []));
    }

    [Theory]
    [InlineData("https://source.example/fhir/Encounter?cursor=7", "Encounter?cursor=7", false)]
    [InlineData("?cursor=7", "Encounter/_search?cursor=7", false)]
    [InlineData("/fhir?_getpages=a%7Cb", null, false)]
    [InlineData("/fhir/?_getpages=a%7Cb", "?_getpages=a%7Cb", false)]
    [InlineData("https://source.example/fhir/Encounter?patient.identifier=x%7C14834849810&page=2", "Encounter/_search", true)]
    [InlineData("https://source.example/fhir/Encounter/14834849810?page=2", null, false)]
    [InlineData("https://elsewhere.example/fhir/Encounter?cursor=7", null, false)]
    [InlineData("http://source.example/fhir/Encounter?cursor=7", null, false)]
    [InlineData("https://source.example:444/fhir/Encounter?cursor=7", null, false)]
    [InlineData("https://x@source.example/fhir/Encounter?cursor=7", null, false)]
    [InlineData("https://source.example/other/Encounter?cursor=7", null, false)]
    [InlineData("https://source.example/fhir/%2e%2e/secret", null, false)]
    [InlineData("//elsewhere.example/fhir/x", null, false)]
    [InlineData("file:///etc/passwd", null, false)]
    public void A_next_page_is_asked_for_only_at_the_source_and_never_with_the_number_in_the_address(string link, string? path, bool post)
    {
        var first = SourceProtocol.Of(SourceKind.GenericR4, Asked.Hospital).Search("Encounter", Asked.Identity, ["p1"], null);
        var next = NextPage.Of(link, new(Asked.Base), first);

        Assert.Equal((path, post), (next?.Path, next?.IsPost ?? false));
        Assert.True(!post || next!.Form.Contains(new("patient.identifier", $"x|{Asked.Number}")));
    }
}
