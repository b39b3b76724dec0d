using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>
/// From a CarePlan, as the portal gives one out, to a self-treatment plan. What was understood is written as a CarePlan again, and where that says anything else than what came, the whole is refused: a plan that
/// is understood in part would be another plan.
/// </summary>
public static partial class CarePlanMapping
{
    private const string Type = ResourceTypes.CarePlan;
    private const int LongestSaying = 500;

    /// <summary>What says what is to be done.</summary>
    private static readonly string[] s_read = ["contained", "period", "addresses", "goal", "activity"];

    /// <summary>What says whose it is, when, and by whom.</summary>
    private static readonly string[] s_about = ["resourceType", "id", "meta", "language", "identifier", "status", "intent", "title", "description", "subject", "created", "author", "contributor"];

    private static readonly Severity[] s_zones = [Severity.Green, Severity.Yellow, Severity.Red];

    /// <summary>Whether a resource says that it is one.</summary>
    public static bool IsPlan(ReadOnlySpan<byte> json) => ResourceTypes.Is(json, Type);

    /// <param name="json">One resource, UTF-8.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out MappedPlan? mapped, [NotNullWhen(false)] out Refusal? refusal)
    {
        mapped = null;

        try
        {
            refusal = JsonNode.Parse(json, documentOptions: new() { MaxDepth = ResourceReader.DeepestLevel }) is JsonObject plan ? Read(plan, out mapped) : new(RefusalCode.JsonInvalid, "Resource");
        }
        catch (JsonException)
        {
            refusal = new(RefusalCode.JsonInvalid, "Resource");
        }
        catch (ArgumentException)
        {
            refusal = new(RefusalCode.ElementTwice, Type);
        }
        catch (Exception shape) when (shape is InvalidOperationException or FormatException)
        {
            refusal = new(RefusalCode.ElementShape, Type);
        }

        mapped = refusal is null ? mapped : null;
        return refusal is null;
    }

    private static Refusal? Read(JsonObject plan, out MappedPlan? mapped)
    {
        mapped = null;

        if (Text(plan, "resourceType") != Type)
        {
            return new(RefusalCode.OtherType, "Resource");
        }

        if (plan.FirstOrDefault(element => !s_read.Contains(element.Key) && !s_about.Contains(element.Key)).Key is { } unknown)
        {
            return new(RefusalCode.PlanNotUnderstood, Primitives.Echo(unknown) is { } name ? $"{Type}.{name}" : Type);
        }

        if (Text(plan, "status") is not ("active" or "draft") || Text(plan, "intent") is not ("plan" or "proposal"))
        {
            return new(RefusalCode.PlanStatus, $"{Type}.status");
        }

        if (Subject(plan["subject"], out var number) is { } missing)
        {
            return missing;
        }

        if (Contained(plan).Any(one => one["subject"] is { } other && (Subject(other, out var whose) is not null || whose != number)))
        {
            return new(RefusalCode.SubjectNumber, $"{Type}.contained.subject");
        }

        var content = Content(plan);

        if (Differing(plan, content) is { } differing)
        {
            return new(RefusalCode.PlanNotUnderstood, $"{Type}.{differing}");
        }

        if (PlanCheck.Faults(content, content.Schedule.SelectMany(task => task.Forms).ToHashSet()).Any(fault => fault.Kind is PlanFaultKind.LineTooLong or PlanFaultKind.TooManyLines) || Text(plan, "description")?.Length > LongestSaying)
        {
            return new(RefusalCode.PlanTooLarge, Type);
        }

        if (Controller(plan, out var controller) is { } unreadable)
        {
            return unreadable;
        }

        mapped = new(number, controller, content, Text(plan, "description"), Text(plan["author"] as JsonObject, "display"));
        return null;
    }

    private static PlanContent Content(JsonObject plan)
    {
        var contained = Contained(plan).ToList();
        var zones = s_zones.Select(zone => contained.Find(one => Text(one, "resourceType") == "Condition" && Text(one, "id") == CarePlanResource.Name(zone))).Select(Zone).ToList();
        var activities = Objects(plan["activity"]).Select(activity => activity["detail"] as JsonObject ?? []).ToList();

        return new(
            zones[0],
            zones[1],
            zones[2],
            [.. Tasks(activities)],
            [.. contained.Where(one => Text(one, "resourceType") == "Goal").Select(goal => Text(goal["description"] as JsonObject, "text") ?? "")],
            Day(Text(plan["period"] as JsonObject, "start")),
            Day(activities.Select(detail => Text(detail["scheduledPeriod"] as JsonObject, "end")).LastOrDefault(end => end is not null)));
    }

    private static PlanZone Zone(JsonObject? condition) =>
        new(PlanCheck.Lines(Text(condition?["code"] as JsonObject, "text")), PlanCheck.Lines(Objects(condition?["note"]).Select(note => Text(note, "text")).FirstOrDefault()));

    /// <summary>What follows on each other with the same days and the same time is one task, unless a measurement stands after a form.</summary>
    private static IEnumerable<ScheduledTask> Tasks(IEnumerable<JsonObject> activities)
    {
        ScheduledTask? open = null;

        foreach (var detail in activities.Where(detail => detail["scheduledTiming"] is not null))
        {
            var (kind, form) = (Kind(detail), (detail["instantiatesCanonical"] as JsonArray)?.FirstOrDefault()?.GetValue<string>());

            if (When(detail) is not { } task || (kind is null) == (form is null))
            {
                continue;
            }

            if (open is not null && (open.Days, open.Before, open.Grace) == (task.Days, task.Before, task.Grace) && !(kind is not null && open.Forms.Length > 0))
            {
                open = open with { Kinds = kind is null ? open.Kinds : open.Kinds.Add(kind), Forms = form is null ? open.Forms : open.Forms.Add(form) };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = task with { Kinds = kind is null ? [] : [kind], Forms = form is null ? [] : [form] };
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static ScheduledTask? When(JsonObject detail)
    {
        var days = (detail["scheduledTiming"]?["repeat"]?["dayOfWeek"] as JsonArray ?? []).Select(day => CarePlanResource.DayOf(day?.GetValue<string>())).Aggregate(Weekdays.None, (all, day) => all | day);

        return WaitedFor().Match(Text(detail, "description") ?? "") is { Success: true } said
            && TimeOnly.TryParseExact(said.Groups[1].Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var before)
            && TimeOnly.TryParseExact(said.Groups[2].Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? new(days, before, until - before, [], [])
            : null;
    }

    private static string? Kind(JsonObject detail) => Objects((detail["code"] as JsonObject)?["coding"])
        .Select(coding => (System: Text(coding, "system"), Code: Text(coding, "code") ?? ""))
        .Select(coding => coding.System == Systems.Loinc ? MeasurementCatalogue.ByLoinc(coding.Code) : coding.System == Systems.Snomed ? MeasurementCatalogue.BySnomed(coding.Code) : null)
        .OfType<MeasurementKind>()
        .FirstOrDefault()?.Key;

    /// <summary>The first of the elements that the plan, written again, has otherwise. Whose the parts are, and what texts stand beside codes, is held apart from it.</summary>
    private static string? Differing(JsonObject plan, PlanContent content)
    {
        var again = CarePlanResource.Written(content);
        return s_read.FirstOrDefault(element => !JsonNode.DeepEquals(Bare(plan[element]), Bare(again[element])));
    }

    private static JsonNode? Bare(JsonNode? element)
    {
        var bare = element?.DeepClone();

        foreach (var one in Objects(bare))
        {
            one.Remove("subject");
            one.Remove("severity");

            if (one["detail"]?["code"] is JsonObject { } code && code.ContainsKey("coding"))
            {
                code.Remove("text");
            }
        }

        return bare is JsonArray { Count: 0 } ? null : bare;
    }

    private static Refusal? Subject(JsonNode? subject, out IdentityNumber number)
    {
        number = default;
        var identifier = subject?["identifier"] as JsonObject;

        return identifier is null ? new(RefusalCode.SubjectMissing, $"{Type}.subject.identifier")
            : !Systems.IsIdentityNumber(Text(identifier, "system")) ? new(RefusalCode.SubjectSystem, $"{Type}.subject.identifier.system")
            : IdentityNumber.TryParse(Text(identifier, "value"), out number) ? null : new(RefusalCode.SubjectNumber, $"{Type}.subject.identifier.value");
    }

    /// <summary>The organisation that is named as author is the controller.</summary>
    private static Refusal? Controller(JsonObject plan, out OrganisationNumber? controller)
    {
        controller = null;

        if (plan["author"]?["identifier"] is not JsonObject identifier || Text(identifier, "system") != Systems.OrganisationNumber)
        {
            return null;
        }

        controller = OrganisationNumber.TryParse(Text(identifier, "value"), out var number) ? number : null;
        return controller is null ? new(RefusalCode.ControllerUnreadable, $"{Type}.author.identifier.value") : null;
    }

    private static IEnumerable<JsonObject> Contained(JsonObject plan) => Objects(plan["contained"]);

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static string? Text(JsonObject? of, string name) => of?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("^Før ([0-9]{2}:[0-9]{2}), ventes til ([0-9]{2}:[0-9]{2})$")]
    private static partial Regex WaitedFor();
}
