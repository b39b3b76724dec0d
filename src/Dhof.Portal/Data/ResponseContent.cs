using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Data;

/// <summary>Questions and answers as they stand in a column: JSON with short names, nothing for what is empty. The same answers are always the same text.</summary>
public static class ResponseContent
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static string Write(IReadOnlyList<AnsweredItem> items) => JsonSerializer.Serialize(
        items.Select(item => new Item(item.LinkId, item.Depth, item.Text, item.IsHeading, item.Answers.IsEmpty ? null : [.. item.Answers.Select(a => new Given(a.Type, a.Text, a.System, a.Code, a.Unit))])),
        s_options);

    public static ImmutableArray<AnsweredItem> Read(string content) =>
    [
        .. JsonSerializer.Deserialize<Item[]>(content, s_options)!
            .Select(item => new AnsweredItem(item.L, item.D, item.T, item.H, [.. (item.A ?? []).Select(a => new Answer(a.K, a.T ?? "", a.S, a.C, a.U))])),
    ];

    private sealed record Item(string L, int D, string? T, bool H, Given[]? A);

    private sealed record Given(AnswerType K, string? T, string? S, string? C, string? U);
}
