using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Tests.Fhir;

public sealed class ObservationMappingProperties
{
    private static readonly string[] s_pieces =
    [
        "null", "[]", "{}", "\"\"", "\"x\"", "true", "-1", "1e300", "1e-300", "[null]", "[{}]", "[[]]", "{\"value\":{}}", "\"2026-03-02T08:00:00Z\"", "\"\\uD800\"", "\"\\u0000\"", "{\"coding\":[null,5]}",
    ];

    private static readonly MeasurementKind[] s_quantities = [.. MeasurementCatalogue.Kinds.Where(kind => kind.Form == ValueForm.Quantity)];

    private static readonly Gen<byte[]> s_quantity =
        from kind in Gen.Int[0, s_quantities.Length - 1].Select(place => s_quantities[place])
        from value in Gen.Decimal[-50, 400]
        from unit in Gen.Int[0, 100]
        from coding in Gen.Int[0, 100]
        from minutes in Gen.Int[-600_000, 10]
        select Valid(kind, value, unit, coding, minutes);

    private static readonly Gen<byte[]> s_valid = Gen.OneOf(s_quantity, s_quantity, OtherKinds.Any.Select(observation => observation.Bytes()));

    private static readonly Gen<byte[]> s_mutated =
        from json in s_valid
        from at in Gen.Double[0, 1].Array[1, 4]
        from how in Gen.Int[0, 4].Array[4]
        from what in Gen.Int[0, 1_000].Array[4]
        select at.Select((place, i) => (place, i)).Aggregate(json, (bytes, cut) => Mutations.Of(bytes, cut.place, how[cut.i], what[cut.i], s_pieces));

    [Fact]
    public void Whatever_comes_the_mapping_answers_and_the_answer_is_the_same_again() => Gen.OneOf(s_valid, s_mutated, Gen.Byte.Array[0, 60]).Sample(
        json =>
        {
            var first = Answer(json);
            Assert.Equal(first, Answer(json));
            Assert.DoesNotContain(Samples.Patient(), first.Diagnostics ?? "", StringComparison.Ordinal);
        },
        iter: 20_000);

    [Fact]
    public void Whatever_comes_the_bundle_is_opened_or_refused() => Gen.Select(s_mutated, Gen.Double[0, 1], Gen.Int[0, 4], Gen.Int[0, 1_000]).Sample(
        (json, place, how, what) =>
        {
            var bundle = Mutations.Of(
                [.. "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"fullUrl\":\"urn:a\",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"},\"resource\":"u8, .. json, .. "},{}]}"u8],
                place,
                how,
                what,
                s_pieces);

            if (EnvelopeReader.ReadBundle(bundle, out var refusal) is { } envelope)
            {
                foreach (var entry in envelope.Entries.Where(entry => entry.Refusal is null))
                {
                    _ = Answer(entry.Resource.ToArray());
                }
            }
            else
            {
                Assert.InRange(refusal!.Code.Status, 400, 499);
            }
        },
        iter: 10_000);

    [Fact]
    public void What_is_taken_can_be_given_back() => Gen.OneOf(s_valid, s_mutated).Sample(
        json =>
        {
            if (EnvelopeReader.ReadResource(json, out _) is { } entry && ObservationMapping.TryRead(entry.Resource.Span, Samples.Now, out var mapped, out _))
            {
                var back = OriginalObservation.WithId(entry.Resource, 7, 1, Samples.Now);
                Assert.True(ObservationMapping.TryRead(back, Samples.Now, out var again, out _));
                Assert.Equal(mapped, again);
            }
        },
        iter: 10_000);

    [Fact]
    public void A_null_in_a_list_is_nothing()
    {
        foreach (var whole in (JsonObject[])[Samples.SpO2(), Samples.BloodPressure(), OtherKinds.News2(), OtherKinds.Conscious(), OtherKinds.Other()])
        {
            Assert.True(ObservationMapping.TryRead(JsonSerializer.SerializeToUtf8Bytes(whole), Samples.Now, out var expected, out _));

            foreach (var name in whole.Select(property => property.Key).Where(key => whole[key] is JsonArray).ToList())
            {
                var holed = whole.DeepClone().AsObject();
                holed[name]!.AsArray().Insert(0, null);
                holed[name]!.AsArray().Add(null);
                Assert.True(ObservationMapping.TryRead(JsonSerializer.SerializeToUtf8Bytes(holed), Samples.Now, out var read, out var refusal), $"{name}: {refusal?.Code.Key}");
                Assert.Equal(expected, read);
            }
        }
    }

    [Fact]
    public void Every_valid_observation_is_taken() => s_valid.Sample(json => ObservationMapping.TryRead(json, Samples.Now, out _, out _));

    private static (string? Key, string? Expression, string? Diagnostics, MappedObservation? Mapped) Answer(byte[] json)
    {
        var taken = ObservationMapping.TryRead(json, Samples.Now, out var mapped, out var refusal);
        Assert.Equal(taken, refusal is null);
        return (refusal?.Code.Key, refusal?.Expression, refusal?.Diagnostics, mapped);
    }

    private static byte[] Valid(MeasurementKind kind, decimal value, int unit, int coding, int minutes)
    {
        (string System, string Code)[] codings = [.. Samples.CodingsOf(kind)];
        var (system, code) = codings[coding % codings.Length];
        var observation = kind.Series.Length > 1
            ? Samples.BloodPressure(value, value - 40, kind.Unit, system, code, First(kind.Series[0], system), First(kind.Series[1], system))
            : Samples.Of(system, code, value, kind.Units[unit % kind.Units.Length].Ucum);
        observation["effectiveDateTime"] = Samples.Now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        return observation.Bytes();
    }

    private static string First(Series series, string system) => system == Samples.Loinc ? series.Codes.Loinc[0] : series.Codes.Snomed[0];
}
