using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Demo.Sources;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Tests.Fhir;
using Microsoft.Extensions.Primitives;

namespace Dhof.Portal.Tests.Demo.Sources;

public sealed class DemoRecordTests
{
    private static readonly InformationTypes s_all = Enum.GetValues<InformationTypes>().Aggregate((all, type) => all | type);

    private static Gen<(DemoSource Source, SyntheticPatient Patient, HeldResource[] Record)> Records =>
        from region in Synthetic.AnySmall
        from source in Gen.Int[0, DemoSource.All.Length - 1].Select(i => DemoSource.All[i])
        let patients = region.Patients.Where(source.Knows).ToArray()
        where patients.Length > 0
        from patient in Gen.Int[0, patients.Length - 1].Select(i => patients[i])
        select (source, patient, source.Records(patient, new StoryDays(region.FirstStart), region.FirstStart).ToArray());

    [Fact]
    public void Every_resource_of_every_source_is_read_as_the_patients_own_and_every_observation_as_a_measurement() => Records.Sample(
        (source, patient, record) =>
        {
            Assert.True(IdentityNumber.TryParse(patient.Identity.Number, out var number));
            Assert.True(SourceKey.TryParse(source.Key, out var key));
            var asked = new AskedSource(key, source.Organisation, source.Kind == SourceKind.Pmd, new("http://127.0.0.1:1/"), number, new HashSet<string>(), s_all);
            var page = SourcePages.Read(Bundle(record).Bytes(), asked, patient.EnrolledFrom.AddYears(10))!;

            Assert.Empty(page.Refused);
            Assert.Equal(record.Length, page.Items.Length);
            Assert.All(page.Items.Where(item => item.ResourceType == "Observation"), item => Assert.NotNull(item.Measurement));
            Assert.All(page.Items, item => Assert.Equal((source.Organisation, false), (item.Origin.Controller, source.Kind == SourceKind.Pmd && item.Origin.ControllerIsAssumed)));
            Assert.All(page.Items.Where(item => item.ResourceType != "Patient"), item => Assert.NotEqual(item.ResourceType, item.Title));
        },
        iter: 60);

    [Fact]
    public void A_hospital_that_was_sent_readings_has_them_under_the_municipalitys_identifiers_and_of_some_patients_one_with_another_value()
    {
        var region = Region.Create("small", 7, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
        var days = new StoryDays(region.FirstStart);
        List<(decimal Own, decimal Theirs)> pairs = [];

        foreach (var source in DemoSource.All.Where(source => source.Organisation == Organisations.VestfoldHospital))
        {
            foreach (var patient in region.Patients.Where(source.Knows))
            {
                var own = new Diary(patient, days).Between(region.FirstStart.AddDays(-10), region.FirstStart).ToDictionary(reading => new SyntheticMessage(patient, reading).Identifier, reading => reading.Value);
                pairs.AddRange(source.Records(patient, days, region.FirstStart)
                    .Where(held => held.Json["identifier"]?[0]?["system"]?.GetValue<string>() == SyntheticMessage.IdentifierSystem)
                    .Select(held => (own[held.Json["identifier"]![0]!["value"]!.GetValue<string>()], held.Json["valueQuantity"]!["value"]!.GetValue<decimal>())));
            }
        }

        Assert.Contains(pairs, pair => pair.Own == pair.Theirs);
        Assert.Contains(pairs, pair => pair.Own == pair.Theirs + 2);
        Assert.All(pairs, pair => Assert.InRange(pair.Own - pair.Theirs, 0, 2));
    }

    [Fact]
    public void Ids_are_those_of_no_other_resource_and_tell_nothing_of_who_the_patient_is() => Records.Sample(
        (_, patient, record) =>
        {
            Assert.Equal(record.Length, record.Select(held => (held.Type, held.Id)).Distinct().Count());
            Assert.DoesNotContain(record, held => held.Id.Contains(patient.Identity.Number, StringComparison.Ordinal));
        },
        iter: 60);

    [Fact]
    public void Pages_of_a_search_hold_every_resource_of_the_type_once_newest_first() => Gen.Select(Records, Gen.Int[1, 20]).Sample(
        (held, count) =>
        {
            var record = held.Record;
            var type = record[^1].Type;
            var search = SourceSearch.Of(type, [new("patient", "Patient/x"), new("_count", count.ToString(CultureInfo.InvariantCulture))]);
            var found = search.In(record).ToList();
            Assert.Equal(record.Where(one => one.Type == type).Select(one => one.Id).Order(), found.Select(one => one.Id).Order());
            Assert.Equal(found.Select(one => one.At ?? one.Updated).OrderDescending(), found.Select(one => one.At ?? one.Updated));
            Assert.Equal(count, search.Count);
        },
        iter: 60);

    [Theory]
    [InlineData("ge2026-03-02T08:00:00Z", 2), InlineData("ge2026-03-02T08:00:01Z", 1), InlineData("le2026-03-02T08:00:00Z", 1), InlineData("lt2026-03-03T09:00:00Z", 1), InlineData("le2026-03-02T07:59:59Z", 0)]
    public void A_date_cuts_what_is_outside_it(string date, int found)
    {
        HeldResource[] record = [Held("a", "2026-03-02T08:00:00Z"), Held("b", "2026-03-03T09:00:00Z")];
        Assert.Equal(found, SourceSearch.Of("Observation", [new("patient", "x"), new("date", new StringValues(date))]).In(record).Count());
    }

    private static HeldResource Held(string id, string at) => new(
        new() { ["resourceType"] = "Observation", ["id"] = id, ["meta"] = new JsonObject { ["lastUpdated"] = at } },
        DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

    private static JsonObject Bundle(IEnumerable<HeldResource> record) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["entry"] = new JsonArray([.. record.Select(held => new JsonObject { ["fullUrl"] = $"http://127.0.0.1:1/{held.Type}/{held.Id}", ["resource"] = held.Json.DeepClone() })]),
    };
}
