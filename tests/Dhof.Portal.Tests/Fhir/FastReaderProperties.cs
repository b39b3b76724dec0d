using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Mapping.Fast;
using static Hl7.Fhir.Model.PocoEqualityComparisons;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>The fast reader and Firely are one mapping: whatever is sent, the same measurement or the same refusal.</summary>
public sealed class FastReaderProperties
{
    /// <summary>More are run by setting it in the environment; run some hundred thousand after a change of the reader.</summary>
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("DHOF_FAST_READER_SAMPLES"), CultureInfo.InvariantCulture, out var count) ? count : 30_000;

    private static readonly Region s_region = Region.Create(DemoOptions.Small, 1, Samples.Now);

    private static readonly string[] s_statuses = ["final", "amended", "corrected", "entered-in-error"];

    private static readonly MeasurementKind[] s_quantities = [.. MeasurementCatalogue.Kinds.Where(kind => kind.Form == ValueForm.Quantity)];

    private static readonly Gen<SyntheticMessage> s_demo = Gen.Int[0, 100_000].Select(number => new SimulatorRound(s_region).Next(number, Samples.Now.AddSeconds(-number)));

    private static readonly Gen<byte[]> s_profile =
        from kind in Gen.Int[0, s_quantities.Length - 1].Select(place => s_quantities[place])
        from value in Gen.Decimal[0, 400]
        from coding in Gen.Int[0, 100]
        from unit in Gen.Int[0, 100]
        from more in Gen.Int[0, 127]
        from status in Gen.Int[0, s_statuses.Length - 1].Select(place => s_statuses[place])
        select Profile(kind, decimal.Round(value, 2), coding, unit, more, status);

    /// <summary>Quantities: other values are left to Firely.</summary>
    private static readonly Gen<byte[]> s_usual = Gen.OneOf(s_demo.Where(message => message.Reading.Kind.Form == ValueForm.Quantity).Select(ObservationJson.One), s_profile);

    private static readonly Gen<byte[]> s_any = Gen.OneOf(s_usual, s_usual, s_demo.Select(ObservationJson.One), OtherKinds.Any.Select(observation => observation.Bytes()));

    private static readonly Gen<byte[]> s_spoiled = Gen.Select(s_any, JsonMutation.Any.Array[1, 3], (json, mutations) => mutations.Aggregate(json, (bytes, mutation) => mutation.Of(bytes)));

    [Fact]
    public void What_is_sent_usually_is_read_fast_and_as_Firely_reads_it() => s_usual.Sample(
        json =>
        {
            Assert.NotNull(FastObservation.TryRead(json));
            Same(json);
        },
        iter: s_count / 10);

    [Fact]
    public void Whatever_is_sent_is_answered_as_by_Firely_alone() => s_spoiled.Sample(Same, iter: s_count);

    [Fact]
    public void What_could_change_the_meaning_is_left_to_Firely()
    {
        foreach (var (name, value) in (IEnumerable<(string, JsonNode?)>)
            [
                ("modifierExtension", new JsonArray(new JsonObject { ["url"] = "a" })), ("implicitRules", "a"), ("focus", new JsonArray(Samples.Reference("a", "b"))), ("dataAbsentReason", Samples.Code("a", "b")),
                ("contained", new JsonArray()), ("note", new JsonArray(new JsonObject { ["text"] = "Feil person" })), ("valueString", "94"), ("x", "a"), ("_status", new JsonObject { ["id"] = "a" }), ("effectivePeriod", new JsonObject { ["start"] = "2026" }), ("device", null),
            ])
        {
            var observation = Samples.SpO2();
            observation[name] = value;
            Assert.Null(FastObservation.TryRead(observation.Bytes()));
        }
    }

    private static void Same(byte[] json)
    {
        var taken = ObservationMapping.TryRead(json, Samples.Now, out var mapped, out var refusal);
        Assert.Equal(ObservationMapping.TryReadByFirely(json, Samples.Now, out var expected, out var expectedRefusal), taken);
        Assert.Equal(expected, mapped);
        Assert.Equal(expectedRefusal, refusal);

        // What is not mapped today may be tomorrow, so the whole resource is held against Firely's, element by element.
        if (FastObservation.TryRead(json) is { } fast)
        {
            Assert.True(ObservationMapping.ReadByFirely(json)?.IsExactly(fast), Encoding.UTF8.GetString(json));
        }
    }

    private static byte[] Profile(MeasurementKind kind, decimal value, int coding, int unit, int more, string status)
    {
        (string System, string Code)[] codings = [.. Samples.CodingsOf(kind)];
        var (system, code) = codings[coding % codings.Length];
        var observation = kind.Series.Length > 1
            ? Samples.BloodPressure(value, value / 2, kind.Unit, system, code, First(kind.Series[0], system), First(kind.Series[1], system))
            : Samples.Of(system, code, value, kind.Units[unit % kind.Units.Length].Ucum);

        // What a null stands for is left out, as senders do.
        observation["subject"]!.AsObject().Remove("display");
        observation["status"] = status;
        Add(observation, more, 1, "category", new JsonArray(Samples.Code("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")));
        Add(observation, more, 2, "issued", "2026-03-02T08:01:00.000+01:00");
        Add(observation, more, 64, "issued", "2026-03-02T08:01Z");
        Add(observation, more, 4, "method", new JsonObject { ["text"] = "Målt på finger" });
        Add(observation, more, 8, "bodySite", Samples.Code(Samples.Snomed, "7569003"));
        Add(observation, more, 16, "id", "a-1");
        Add(observation, more, 32, "meta", new JsonObject { ["profile"] = new JsonArray("http://hl7.no/fhir/vkpobservation/StructureDefinition/x"), ["source"] = "http://example.org" });
        return observation.Bytes();
    }

    private static void Add(JsonObject observation, int more, int bit, string name, JsonNode value)
    {
        if ((more & bit) != 0)
        {
            observation[name] = value;
        }
    }

    private static string First(Series series, string system) => system == Samples.Loinc ? series.Codes.Loinc[0] : series.Codes.Snomed[0];
}
