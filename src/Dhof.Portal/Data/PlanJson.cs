using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Data;

/// <summary>What a plan says, as it stands in a column: JSON with short names, nothing for what is empty. The same plan is always the same text.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(PlanContent plan) => JsonSerializer.Serialize(
        new Stored(
            Of(plan.Green),
            Of(plan.Yellow),
            Of(plan.Red),
            plan.Schedule.IsEmpty ? null : [.. plan.Schedule.Select(task => new Task(task.Days, task.Before, (int)task.Grace.TotalMinutes, Some(task.Kinds), Some(task.Forms)))],
            Some(plan.Goals),
            plan.ValidFrom,
            plan.ReviewBy),
        s_options);

    public static PlanContent Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, s_options)!;
        return new(
            Of(stored.G),
            Of(stored.Y),
            Of(stored.R),
            [.. (stored.S ?? []).Select(task => new ScheduledTask(task.D, task.B, TimeSpan.FromMinutes(task.W), [.. task.K ?? []], [.. task.F ?? []]))],
            [.. stored.M ?? []],
            stored.From,
            stored.By);
    }

    private static string[]? Some(ImmutableArray<string> lines) => lines.IsEmpty ? null : [.. lines];

    private static Zone? Of(PlanZone zone) => zone == PlanZone.Empty ? null : new(Some(zone.Signs), Some(zone.Actions));

    private static PlanZone Of(Zone? zone) => zone is null ? PlanZone.Empty : new([.. zone.S ?? []], [.. zone.A ?? []]);

    private sealed record Stored(Zone? G, Zone? Y, Zone? R, Task[]? S, string[]? M, DateOnly? From, DateOnly? By);

    /// <param name="S">Signs.</param>
    /// <param name="A">Actions.</param>
    private sealed record Zone(string[]? S, string[]? A);

    /// <param name="W">How long the follow-up waits, in minutes.</param>
    private sealed record Task(Weekdays D, TimeOnly B, int W, string[]? K, string[]? F);
}
