using System.Text.Json;
using System.Text.Json.Serialization;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Received;

namespace Dhof.Portal.Data.Tables;

/// <summary>
/// What a finding rests on, as one column: {"readings":[1,2],"numbers":{"mean":89.4}}, with what it speaks of where that is no series, what another system says where it raised the
/// alert, and of a form which responses and answers. Numbers are decimals and are read back as they were.
/// </summary>
internal static class FindingBases
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string? Write(FindingBasis? basis) =>
        basis is null ? null : JsonSerializer.Serialize(
            new Stored(
                [.. basis.Readings],
                basis.Numbers.ToDictionary(number => number.Name, number => number.Value),
                basis.Said,
                basis.Subject,
                basis.Responses.IsEmpty ? null : [.. basis.Responses],
                basis.Answers.IsEmpty ? null : [.. basis.Answers]),
            s_options);

    public static FindingBasis? Read(string? stored) =>
        stored is null || JsonSerializer.Deserialize<Stored>(stored, s_options) is not { } read
            ? null
            : new([.. read.Readings], [.. read.Numbers.Select(number => new RuleNumber(number.Key, number.Value))])
            {
                Said = read.Said,
                Subject = read.Subject,
                Responses = [.. read.Responses ?? []],
                Answers = [.. read.Answers ?? []],
            };

    private sealed record Stored(long[] Readings, Dictionary<string, decimal> Numbers, IssueSaid? Said = null, LocalText? Subject = null, long[]? Responses = null, AnswerBeside[]? Answers = null);
}
