using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Tests.Fhir;

public sealed class CarePlanMappingTests
{
    private static readonly Gen<string> s_line = Gen.String[Gen.Char["abcæøå ÆØÅ0123456789,.%–<>&\"'"], 1, 40].Select(text => text.Trim()).Where(text => text.Length > 0);
    private static readonly Gen<ImmutableArray<string>> s_lines = s_line.Array[1, 5].Select(lines => lines.ToImmutableArray());
    private static readonly Gen<PlanZone> s_zone = Gen.Select(s_lines, s_lines, (signs, actions) => new PlanZone(signs, actions));
    private static readonly string[] s_kinds = [.. PlanCheck.Kinds.Select(kind => kind.Key)];

    /// <summary>Two tasks of the same days and time are one when they come back: each has an hour of its own.</summary>
    private static readonly Gen<ImmutableArray<ScheduledTask>> s_schedule = Gen.Select(Gen.Int[1, 127], Gen.Int[0, 59], Gen.Int[0, 720], Gen.Int[1, (1 << s_kinds.Length) - 1], Gen.Int[0, 2]).Array[0, 5]
        .Select(tasks => tasks.Select((task, i) => new ScheduledTask((Weekdays)task.Item1, new(5 + i, task.Item2), TimeSpan.FromMinutes(task.Item3), [.. s_kinds.Where((_, kind) => (task.Item4 & (1 << kind)) != 0)], [.. Enumerable.Range(0, task.Item5).Select(form => $"urn:form:{form}")])).ToImmutableArray());

    private static readonly Gen<PlanContent> s_plan = Gen.Select(s_zone, s_zone, s_zone, s_schedule, s_line.Array[0, 4], Gen.Int[0, 3_000], Gen.Int[1, 700], (green, yellow, red, schedule, goals, from, days) =>
        new PlanContent(green, yellow, red, schedule, [.. goals], new DateOnly(2024, 1, 1).AddDays(from), new DateOnly(2024, 1, 1).AddDays(from + days)));

    [Fact]
    public void What_is_given_out_comes_in_as_the_same_plan() => s_plan.Sample(
        content =>
        {
            Assert.True(CarePlanMapping.TryRead(PlanSamples.Of(Samples.Patient(1), content).Bytes(), out var mapped, out var refusal), $"{refusal}");
            Assert.Equal(content, mapped.Content);
            Assert.Equal((Samples.Patient(1), null, "Kari Nilsen"), (mapped.Subject.Value, (OrganisationNumber?)mapped.Controller, mapped.Author));
            Assert.StartsWith("Avtalt 2026-01-30 med pasienten", mapped.Saying, StringComparison.Ordinal);
        },
        iter: 300);

    [Fact]
    public void A_plan_without_days_tasks_and_signs_comes_in_as_it_is()
    {
        var bare = PlanContent.Empty with { Green = new([], ["mål hver dag"]) };
        Assert.True(CarePlanMapping.TryRead(PlanSamples.Of(Samples.Patient(1), bare).Bytes(), out var mapped, out var refusal), $"{refusal}");
        Assert.Equal(bare, mapped.Content);
    }

    [Fact]
    public void The_controller_is_the_organisation_that_is_author_and_a_code_may_be_named_otherwise()
    {
        var plan = PlanSamples.Json();
        plan["author"]!["identifier"] = new JsonObject { ["system"] = Systems.OrganisationNumber, ["value"] = "310000019" };
        plan["activity"]![0]!["detail"]!["code"]!["text"] = "SpO2";
        Assert.True(CarePlanMapping.TryRead(plan.Bytes(), out var mapped, out var refusal), $"{refusal}");
        Assert.Equal(new(310000019), mapped.Controller);
    }

    [Theory]
    [InlineData("note", """[ { "text": "mer" } ]""", "CarePlan.note")]
    [InlineData("category", "[ ]", "CarePlan.category")]
    [InlineData("extension", "[ ]", "CarePlan.extension")]
    [InlineData("modifierExtension", "[ ]", "CarePlan.modifierExtension")]
    [InlineData("text", """{ "status": "generated" }""", "CarePlan.text")]
    [InlineData("period", """{ "start": "2026-02-01", "end": "2026-09-01" }""", "CarePlan.period")]
    [InlineData("period", """{ "start": "2026-02" }""", "CarePlan.period")]
    [InlineData("goal", "[ ]", "CarePlan.goal")]
    [InlineData("addresses", """[ { "reference": "#red" } ]""", "CarePlan.addresses")]
    [InlineData("activity", """[ { "reference": { "reference": "Task/1" } } ]""", "CarePlan.activity")]
    [InlineData("contained", "[ ]", "CarePlan.contained")]
    public void What_would_be_left_out_makes_it_refused(string element, string json, string place)
    {
        var plan = PlanSamples.Json();
        plan[element] = JsonNode.Parse(json);
        Refuses(RefusalCode.PlanNotUnderstood, place, plan);
    }

    [Fact]
    public void No_part_can_be_changed_or_added_without_being_read_or_refused()
    {
        foreach (var activity in (string[])["""{ "prohibited": true }""", """{ "doNotPerform": true }""", """{ "description": "Før 10:00" }""", """{ "status": "cancelled" }""", """{ "scheduledTiming": { "repeat": { "dayOfWeek": [ "mon" ], "frequency": 2 } } }""", """{ "code": { "coding": [ { "system": "http://loinc.org", "code": "0-0" } ] } }"""])
        {
            var plan = PlanSamples.Json();

            foreach (var (name, value) in JsonNode.Parse(activity)!.AsObject().ToList())
            {
                plan["activity"]![0]!["detail"]![name] = value!.DeepClone();
            }

            Refuses(RefusalCode.PlanNotUnderstood, "CarePlan.activity", plan);
        }

        var condition = PlanSamples.Json();
        condition["contained"]![2]!["note"]!.AsArray().Add(new JsonObject { ["text"] = "vent til mandag" });
        Refuses(RefusalCode.PlanNotUnderstood, "CarePlan.contained", condition);
    }

    [Theory]
    [InlineData("status", "\"revoked\"", "plan-status", "CarePlan.status")]
    [InlineData("intent", "\"option\"", "plan-status", "CarePlan.status")]
    [InlineData("subject", "null", "subject-missing", "CarePlan.subject.identifier")]
    [InlineData("subject", """{ "identifier": { "system": "urn:x", "value": "1" } }""", "subject-system", "CarePlan.subject.identifier.system")]
    [InlineData("resourceType", "\"Task\"", "other-type", "Resource")]
    [InlineData("activity", "5", "plan-not-understood", "CarePlan.activity")]
    public void What_is_wrong_is_named_with_its_place(string element, string json, string key, string place)
    {
        var plan = PlanSamples.Json();
        plan[element] = JsonNode.Parse(json);
        Assert.False(CarePlanMapping.TryRead(plan.Bytes(), out _, out var refusal));
        Assert.Equal((key, place), (refusal.Code.Key, refusal.Expression));
    }

    [Fact]
    public void A_zone_of_somebody_else_is_refused()
    {
        var plan = PlanSamples.Json();
        plan["contained"]![1]!["subject"]!["identifier"]!["value"] = Samples.Patient(2);
        Refuses(RefusalCode.SubjectNumber, "CarePlan.contained.subject", plan);
    }

    [Fact]
    public void A_line_that_no_form_takes_is_too_large()
    {
        Refuses(RefusalCode.PlanTooLarge, "CarePlan", PlanSamples.Json(1, PlanSamples.Content with { Goals = [new('a', PlanCheck.LongestLine + 1)] }));
        Assert.True(CarePlanMapping.TryRead(PlanSamples.Json(1, PlanSamples.Content with { Goals = [new('a', PlanCheck.LongestLine)] }).Bytes(), out _, out _));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "resourceType": "CarePlan", "status": "active", "status": "draft" }""")]
    [InlineData("""{ "resourceType": "CarePlan", "status": "active", "intent": "plan", "subject": 5 }""")]
    public void What_is_no_plan_is_refused_and_nothing_fails(string json) => Assert.False(CarePlanMapping.TryRead(System.Text.Encoding.UTF8.GetBytes(json), out _, out _));

    private static void Refuses(RefusalCode code, string place, JsonNode plan)
    {
        Assert.False(CarePlanMapping.TryRead(plan.Bytes(), out _, out var refusal));
        Assert.Equal((code.Key, place), (refusal.Code.Key, refusal.Expression));
    }
}
