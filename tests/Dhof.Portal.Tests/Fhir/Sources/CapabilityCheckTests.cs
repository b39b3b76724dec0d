using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Tests.Fhir.Sources;

public sealed class CapabilityCheckTests
{
    private static readonly SourceProtocol s_generic = SourceProtocol.Of(SourceKind.GenericR4, Asked.Hospital);

    [Fact]
    public void A_source_that_can_all_that_it_is_asked_for_has_no_gap() =>
        Assert.Empty(Check(Statement("4.0.1", ("Encounter", ["patient", "date"]), ("Procedure", ["patient", "date"]), ("EpisodeOfCare", ["patient"])))!.Value);

    [Fact]
    public void Each_gap_is_named() => Assert.Equal(
        [new(CapabilityGap.Version, "3.0.2"), new(CapabilityGap.Format, "json"), new(CapabilityGap.Type, "EpisodeOfCare"), new(CapabilityGap.Parameter, "Encounter.date"), new(CapabilityGap.Type, "Procedure")],
        Check(Statement("3.0.2", ("Encounter", ["patient"]), ("Patient", [])), formats: "application/fhir+xml")!.Value);

    [Fact]
    public void What_the_source_is_not_configured_for_is_no_gap() =>
        Assert.Empty(CapabilityCheck.Read(Statement("4.0.1", ("Appointment", ["patient", "date"])).Bytes(), s_generic, InformationTypes.Appointments)!.Value);

    [Fact]
    public void A_chain_is_as_good_as_its_parameter() =>
        Assert.Empty(CapabilityCheck.Read(Statement("4.0.1", ("Observation", ["patient.identifier", "date"])).Bytes(), SourceProtocol.Of(SourceKind.Pmd, Asked.Hospital), InformationTypes.Measurements)!.Value);

    [Fact]
    public void A_copied_source_is_held_against_what_copying_asks_and_tells_of_which_types_it_has_a_history()
    {
        var statement = Statement("4.0.1", ("Patient", ["identifier"]), ("Observation", ["patient"]));
        var rest = statement["rest"]![0]!;
        rest["resource"]![1]!["interaction"] = new JsonArray(new JsonObject { ["code"] = "read" }, new JsonObject { ["code"] = "history-type" });
        var copied = CapabilityCheck.ReadOfCopied(statement.Bytes(), InformationTypes.Measurements | InformationTypes.Questionnaires)!;
        Assert.Equal([new(CapabilityGap.Parameter, "Observation._lastUpdated"), new(CapabilityGap.Type, "QuestionnaireResponse")], copied.Mismatches);
        Assert.Equal(["Observation"], copied.HistoryOf);

        // What all types are searched by stands once.
        rest["searchParam"] = new JsonArray(new JsonObject { ["name"] = "_lastUpdated" });
        Assert.Empty(CapabilityCheck.ReadOfCopied(statement.Bytes(), InformationTypes.Measurements)!.Mismatches);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("{\"resourceType\":\"Bundle\"}")]
    public void What_is_no_statement_says_nothing(string body) => Assert.Null(CapabilityCheck.Read(System.Text.Encoding.UTF8.GetBytes(body), s_generic, InformationTypes.Treatments));

    private static System.Collections.Immutable.ImmutableArray<CapabilityMismatch>? Check(JsonObject statement, string formats = "application/fhir+json")
    {
        statement["format"] = new JsonArray(formats);
        return CapabilityCheck.Read(statement.Bytes(), s_generic, InformationTypes.Treatments);
    }

    private static JsonObject Statement(string version, params ReadOnlySpan<(string Type, string[] Parameters)> resources)
    {
        var offered = new JsonArray();

        foreach (var (type, parameters) in resources)
        {
            offered.Add(new JsonObject { ["type"] = type, ["searchParam"] = new JsonArray([.. parameters.Select(name => new JsonObject { ["name"] = name })]) });
        }

        return new() { ["resourceType"] = "CapabilityStatement", ["fhirVersion"] = version, ["rest"] = new JsonArray(new JsonObject { ["mode"] = "server", ["resource"] = offered }) };
    }
}
