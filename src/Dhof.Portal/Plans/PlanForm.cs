using System.Collections.Immutable;
using System.Globalization;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Plans;

/// <summary>What is being typed: fields of a form, in and out of a plan.</summary>
public sealed class PlanForm
{
    private readonly Dictionary<PlanPart, string> _texts = [];

    /// <summary>The fields that are lines of text.</summary>
    public static ImmutableArray<PlanPart> Texts { get; } = [.. PlanContent.Parts.Where(part => part is <= PlanPart.RedActions or PlanPart.Goals)];

    public List<TaskForm> Tasks { get; } = [];

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ReviewBy { get; set; }

    public bool ByPatient { get; set; }

    public string With { get; set; } = "";

    public DateOnly? On { get; set; }

    public string this[PlanPart part]
    {
        get => _texts.GetValueOrDefault(part, "");
        set => _texts[part] = value;
    }

    public PlanContent Content => Texts.Aggregate(
        PlanContent.Empty with { Schedule = [.. Tasks.Select(task => task.Content)], ValidFrom = ValidFrom, ReviewBy = ReviewBy },
        (content, part) => content.With(part, PlanCheck.Lines(this[part])));

    public PlanAgreement Agreement => new(ByPatient, With.Trim(), On);

    /// <summary>Puts a plan into the fields. What is typed and says the same is left as it is typed.</summary>
    public void Show(PlanContent content)
    {
        var typed = Content;

        foreach (var part in Texts.Where(part => !typed.IsSame(part, content)))
        {
            this[part] = string.Join('\n', content.Lines(part));
        }

        if (!typed.IsSame(PlanPart.Schedule, content))
        {
            Tasks.Clear();
            Tasks.AddRange(content.Schedule.Select(TaskForm.Of));
        }

        (ValidFrom, ReviewBy) = (content.ValidFrom, content.ReviewBy);
    }
}

/// <summary>One line of the schedule while it is being typed.</summary>
public sealed class TaskForm
{
    public Weekdays Days { get; set; }

    /// <summary>A time, or what was typed instead of one.</summary>
    public string Before { get; set; } = "";

    public int GraceMinutes { get; set; }

    public HashSet<string> Kinds { get; } = [];

    public HashSet<string> Forms { get; } = [];

    /// <summary>What the portal knows stands in its order, what it does not know after it.</summary>
    public ScheduledTask Content => new(
        Days,
        TimeOnly.TryParse(Before, CultureInfo.InvariantCulture, out var before) ? before : ScheduledTask.Usual.Before,
        TimeSpan.FromMinutes(GraceMinutes),
        [.. PlanCheck.Kinds.Select(kind => kind.Key).Where(Kinds.Contains), .. Kinds.Where(key => !PlanCheck.Kinds.Any(kind => kind.Key == key)).Order(StringComparer.Ordinal)],
        [.. Forms.Order(StringComparer.Ordinal)]);

    public static TaskForm Of(ScheduledTask task)
    {
        TaskForm form = new() { Days = task.Days, Before = PlanText.Time(task.Before), GraceMinutes = (int)task.Grace.TotalMinutes };
        form.Kinds.UnionWith(task.Kinds);
        form.Forms.UnionWith(task.Forms);
        return form;
    }

    public static void Toggle(HashSet<string> chosen, string key)
    {
        if (!chosen.Remove(key))
        {
            chosen.Add(key);
        }
    }
}
