using System.Globalization;
using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Dhof.Portal.Fhir.Resources;

/// <summary>
/// A CarePlan is one self-treatment plan in the version that is in force. Each zone is a Condition that the plan addresses, its sign the code and its action the note, as the Norwegian
/// draft for such plans has it; zones and goals live and die with their version, so they are contained.
/// </summary>
public static class CarePlanResource
{
    private static readonly FhirJsonSerializer s_json = new();
    private static readonly Severity[] s_zones = [Severity.Green, Severity.Yellow, Severity.Red];

    private static readonly (Weekdays Flag, DaysOfWeek Day, string Code)[] s_week =
    [
        (Weekdays.Monday, DaysOfWeek.Mon, "mon"), (Weekdays.Tuesday, DaysOfWeek.Tue, "tue"), (Weekdays.Wednesday, DaysOfWeek.Wed, "wed"), (Weekdays.Thursday, DaysOfWeek.Thu, "thu"),
        (Weekdays.Friday, DaysOfWeek.Fri, "fri"), (Weekdays.Saturday, DaysOfWeek.Sat, "sat"), (Weekdays.Sunday, DaysOfWeek.Sun, "sun"),
    ];

    public static CutResource Of(ReportedPlan plan)
    {
        var version = plan.Version;
        var body = Body(version.Content, PatientResource.Reference(plan.Record, plan.Number));
        body.Language = "nb";
        body.Title = "Egenbehandlingsplan";
        body.Description = $"Avtalt {Day(version.Agreement.On)} med pasienten og {version.Agreement.With}.";
        body.CreatedElement = new FhirDateTime(BundleResponses.Instant(version.At));
        body.Author = new() { Display = version.Author };
        body.Contributor = [new() { Display = version.Agreement.With }];
        return CutResource.Of(s_json.SerializeToBytes(body));
    }

    /// <summary>What a plan says, whoever it is about: what a plan that was received must say, no less and no more.</summary>
    internal static JsonObject Written(PlanContent content) => JsonNode.Parse(s_json.SerializeToBytes(Body(content, null!)))!.AsObject();

    private static CarePlan Body(PlanContent content, ResourceReference subject)
    {
        List<Goal> goals = [.. content.Goals.Select((goal, i) => new Goal { Id = $"goal-{i + 1}", LifecycleStatus = Goal.GoalLifecycleStatus.Active, Description = new() { Text = goal }, Subject = subject })];

        return new()
        {
            Contained = [.. s_zones.Select(zone => Zone(zone, content.Zone(zone), subject)), .. goals],
            Status = RequestStatus.Active,
            Intent = CarePlan.CarePlanIntent.Plan,
            Subject = subject,
            Period = content.ValidFrom is { } from ? new() { Start = Day(from) } : null,
            Addresses = [.. s_zones.Select(zone => new ResourceReference("#" + Name(zone)))],
            Goal = [.. goals.Select(goal => new ResourceReference("#" + goal.Id))],
            Activity = [.. content.Schedule.SelectMany(Tasks).Append(Review(content.ReviewBy))],
        };
    }

    private static Condition Zone(Severity severity, PlanZone zone, ResourceReference subject) => new()
    {
        Id = Name(severity),
        Severity = new()
        {
            Text = severity switch
            {
                Severity.Green => "Grønn: forventet verdiområde, normal oppfølging",
                Severity.Yellow => "Gul: avvik som krever økt oppfølging eller revurdering",
                _ => "Rød: kritisk avvik som krever rask intervensjon",
            },
        },
        Code = zone.Signs.IsEmpty ? null : new() { Text = string.Join('\n', zone.Signs) },
        Subject = subject,
        Note = zone.Actions.IsEmpty ? [] : [new() { Text = string.Join('\n', zone.Actions) }],
    };

    /// <summary>One for each kind and form: the days as a timing, and before what time in words, because a timing can only say at what time.</summary>
    private static IEnumerable<CarePlan.ActivityComponent> Tasks(ScheduledTask task)
    {
        var when = $"Før {Time(task.Before)}, ventes til {Time(task.Before.Add(task.Grace))}";
        return
        [
            .. task.Kinds.Select(key => Activity(detail => detail.Code = Measured(key))),
            .. task.Forms.Select(form => Activity(detail => detail.InstantiatesCanonical = [form])),
        ];

        CarePlan.ActivityComponent Activity(Action<CarePlan.DetailComponent> what)
        {
            CarePlan.DetailComponent detail = new()
            {
                Status = CarePlan.CarePlanActivityStatus.InProgress,
                Scheduled = new Timing { Repeat = new() { Frequency = 1, Period = 1, PeriodUnit = Timing.UnitsOfTime.D, DayOfWeek = [.. Days(task.Days).Select(day => (DaysOfWeek?)day)] } },
                Description = when,
            };
            what(detail);
            return new() { Detail = detail };
        }
    }

    private static CarePlan.ActivityComponent Review(DateOnly? by) =>
        new() { Detail = new() { Status = CarePlan.CarePlanActivityStatus.Scheduled, Scheduled = by is null ? null : new Period { End = Day(by) }, Description = "Gjennomgang av planen" } };

    private static CodeableConcept Measured(string key) => MeasurementCatalogue.Find(key) is { } kind
        ? new() { Coding = [.. kind.Codes.Loinc.Take(1).Select(code => new Coding(Systems.Loinc, code)), .. kind.Codes.Snomed.Take(1).Select(code => new Coding(Systems.Snomed, code))], Text = kind.Name.Nb }
        : new() { Text = key };

    /// <summary>The day of a code of FHIR; none for what is no day.</summary>
    internal static Weekdays DayOf(string? code) => s_week.FirstOrDefault(day => day.Code == code).Flag;

    private static IEnumerable<DaysOfWeek> Days(Weekdays days) => s_week.Where(day => days.HasFlag(day.Flag)).Select(day => day.Day);

    internal static string Name(Severity severity) => severity switch
    {
        Severity.Green => "green",
        Severity.Yellow => "yellow",
        _ => "red",
    };

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
