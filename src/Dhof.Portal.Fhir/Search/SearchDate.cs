using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Reads one date of a search with its prefix: a condition on instants.</summary>
/// <remarks>https://hl7.org/fhir/R4/search.html#prefix. What is searched is an instant, so <c>gt</c> is <c>sa</c> and <c>lt</c> is <c>eb</c>.</remarks>
internal static class SearchDate
{
    /// <summary>R4 recommends a tenth of the distance to now for <c>ap</c>.</summary>
    private const int ApproximateFraction = 10;

    public static bool TryRead(string text, DateTimeOffset now, out InstantCondition condition, out RefusalCode? refusal)
    {
        var prefix = text.Length > 2 && char.IsAsciiLetter(text[0]) ? text[..2] : "";
        condition = default;

        if (!SearchPeriod.TryRead(text[prefix.Length..], out var from, out var before, out refusal))
        {
            return false;
        }

        var (isKnown, found) = prefix switch
        {
            "" or "eq" => (true, new(from, before)),
            "ne" => (true, new(from, before, Outside: true)),
            "gt" or "sa" => (true, InstantCondition.Since(before)),
            "lt" or "eb" => (true, InstantCondition.Until(from)),
            "ge" => (true, InstantCondition.Since(from)),
            "le" => (true, InstantCondition.Until(before)),
            "ap" => (true, Around(from, before, now)),
            _ => (false, default(InstantCondition)),
        };

        (condition, refusal) = (found, isKnown ? null : RefusalCode.SearchDate);
        return isKnown;
    }

    private static InstantCondition Around(DateTimeOffset from, DateTimeOffset before, DateTimeOffset now)
    {
        var distance = now < from ? from - now : now >= before ? now - before : TimeSpan.Zero;
        var margin = distance / ApproximateFraction;
        return new(from - margin, before + margin);
    }
}
