using System.Text.Json;
using Dhof.Portal.Domain.Alerts;

namespace Dhof.Portal.Data.Tables;

/// <summary>What a finding rests on, as one column: {"readings":[1,2],"numbers":{"mean":89.4}}. Numbers are decimals and are read back as they were.</summary>
internal static class FindingBases
{
    public static string? Write(FindingBasis? basis) =>
        basis is null ? null : JsonSerializer.Serialize(new Stored([.. basis.Readings], basis.Numbers.ToDictionary(number => number.Name, number => number.Value)), JsonSerializerOptions.Web);

    public static FindingBasis? Read(string? stored) =>
        stored is null || JsonSerializer.Deserialize<Stored>(stored, JsonSerializerOptions.Web) is not { } read ? null : new([.. read.Readings], [.. read.Numbers.Select(number => new RuleNumber(number.Key, number.Value))]);

    private sealed record Stored(long[] Readings, Dictionary<string, decimal> Numbers);
}
