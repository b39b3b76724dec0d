using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>Whom a refused input is about: told where it is certain, and nowhere else.</summary>
public sealed class GlimpseTests
{
    private static string Whole { get; } = Samples.SpO2().Json();

    [Fact]
    public void Whoever_is_named_is_told_in_a_resource_in_an_entry_and_beside_nonsense()
    {
        Told(Whole);
        Told($$"""{"fullUrl":7,"request":{"method":"DELETE"},"resource":{{Whole}}}""");
        Told(Whole.Replace("\"status\":\"final\"", "\"status\":{\"x\":[[[1]]]},\"component\":[{\"subject\":{\"identifier\":{\"system\":\"x\",\"value\":\"1\"}}}]", StringComparison.Ordinal));
        Told(Whole.Replace("Observation", "Nothing", StringComparison.Ordinal));
        Told("\uFEFF" + Whole);
    }

    [Fact]
    public void Text_that_stops_being_JSON_after_the_subject_tells_it() => Told(Whole[..Whole.IndexOf("\"effectiveDateTime\"", StringComparison.Ordinal)] + "\"effective");

    [Fact]
    public void A_broken_text_that_holds_another_identity_number_tells_nobody()
    {
        var broken = Whole[..^1] + $"\"x\" {Samples.Patient(1)}";
        Assert.Null(Of(broken).Subject);
        Assert.Null(Of(Whole + Samples.SpO2(patient: Samples.Patient(1)).Json()).Subject);
    }

    [Theory]
    [InlineData("urn:oid:2.16.578.1.12.4.1.4.1", "urn:oid:2.16.578.1.12.4.1.4.9")]
    [InlineData("\"identifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\"", "\"identifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\",\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\"")]
    [InlineData("\"subject\":{", "\"focus\":{")]
    [InlineData("\"subject\":{", "\"contained\":[{\"subject\":{")]
    [InlineData("\"subject\":{\"identifier\":{", "\"subject\":{\"extension\":{\"identifier\":{")]
    public void A_subject_that_is_not_certain_is_not_told(string part, string by)
    {
        Assert.Contains(part, Whole, StringComparison.Ordinal);
        Assert.Null(Of(Whole.Replace(part, by, StringComparison.Ordinal)).Subject);
    }

    [Fact]
    public void Two_subjects_are_none_and_the_same_one_twice_is_one()
    {
        var other = Samples.SpO2(patient: Samples.Patient(1))["subject"]!.ToJsonString();
        Assert.Null(Of(Whole.Replace("\"status\"", $"\"subject\":{other},\"status\"", StringComparison.Ordinal)).Subject);
        Told(Whole.Replace("\"status\"", $"\"subject\":{Samples.SpO2()["subject"]!.ToJsonString()},\"status\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_controller_is_the_organisation_among_the_performers()
    {
        var observation = Samples.SpO2();
        observation["performer"]!.AsArray().Insert(0, Samples.Reference(Samples.BirthNumber, Samples.Patient(2)));
        Assert.Equal(310000019, Of(observation.Json()).Controller?.Value);
        observation["performer"]!.AsArray().Add((JsonNode)Samples.Reference(Samples.Organisation, "310000027"));
        Assert.Null(Of(observation.Json()).Controller);
    }

    [Fact]
    public void Whatever_is_done_to_the_text_never_tells_somebody_else() =>
        Gen.Select(Gen.Int[0, Whole.Length], Gen.Int[0, 40], Gen.Byte.Array[0, 12]).Sample((at, removed, put) =>
        {
            byte[] text = [.. Encoding.UTF8.GetBytes(Whole).Take(at), .. put, .. Encoding.UTF8.GetBytes(Whole).Skip(at + removed)];
            Assert.True(Glimpse.Of(text).Subject is not { } told || told.Value == Samples.Patient());
        });

    private static void Told(string json) => Assert.Equal(Samples.Patient(), Of(json).Subject?.Value);

    private static Glimpse Of(string json) => Glimpse.Of(Encoding.UTF8.GetBytes(json));
}
