using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Dhof.Portal.Demo.Sources;

/// <summary>What one search asks for, as far as the sources of the demonstration understand it: type, patient, a date, a code, how many, from which on.</summary>
internal sealed record SourceSearch(string Type, string? Patient, ImmutableArray<string> Dates, string? Code, DateTimeOffset? UpdatedFrom, int Count, bool OldestFirst, int Start = 0)
{
    private const int Most = 500;
    private const int Usual = 100;

    // The parameters that stand for when something was.
    private static readonly string[] s_dates = ["date", "authored", "sent", "identified"];

    /// <summary>Null where the search names no patient: then nothing is found.</summary>
    public static SourceSearch Of(string type, IEnumerable<KeyValuePair<string, StringValues>> given)
    {
        var form = given.ToDictionary(one => one.Key, one => one.Value);
        string? One(string name) => form.TryGetValue(name, out var values) ? values.ToString() : null;

        return new(
            type,
            One("patient") ?? One("patient.identifier") ?? One("identifier"),
            [.. s_dates.SelectMany(name => form.TryGetValue(name, out var values) ? values.ToArray() : []).OfType<string>()],
            One("code")?.Split('|')[^1],
            One("_lastUpdated") is { } updated ? Instant(updated.TrimStart('g', 'e', 't')) : null,
            int.TryParse(One("_count"), CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, Most) : Usual,
            One("_sort") is { } sort && !sort.StartsWith('-'));
    }

    public IEnumerable<HeldResource> In(IEnumerable<HeldResource> record)
    {
        var found = record.Where(held => held.Type == Type && IsInside(held) && HasCode(held) && (UpdatedFrom is null || held.Updated >= UpdatedFrom));
        return OldestFirst ? found.OrderBy(held => held.At ?? held.Updated) : found.OrderByDescending(held => held.At ?? held.Updated);
    }

    private bool IsInside(HeldResource held) => held.At is not { } at || Dates.All(written => (written[..2], Instant(written.Length > 2 && char.IsLetter(written[0]) ? written[2..] : written)) switch
    {
        ("ge", { } from) => at >= from,
        ("gt" or "sa", { } from) => at > from,
        ("le", { } to) => at <= to,
        ("lt" or "eb", { } to) => at < to,
        _ => true,
    });

    private bool HasCode(HeldResource held) => Code is null || held.Json["code"]?["coding"]?.AsArray().Any(coding => coding?["code"]?.GetValue<string>() == Code) == true;

    private static DateTimeOffset? Instant(string written) => DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
