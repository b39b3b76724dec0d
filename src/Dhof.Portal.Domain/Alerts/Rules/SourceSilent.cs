using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// Something was due, and the source that it would have come by does not answer: nobody knows whether the patient measured, so nothing is said to be missing (product.md, "Order of the
/// worklist": then the row says that the source does not answer). One for each patient and controller.
/// </summary>
public sealed record SourceSilent() : MissedRule("source-silent", 1, new("Kilden svarer ikke", "Kjelda svarer ikkje", "The source does not answer"))
{
    public const string Series = "source";

    public override AlertKind Kind => AlertKind.Technical;

    public override IEnumerable<OpenAlert> Judge(Expectations expected)
    {
        if (expected.Sight is not { IsStale: true } sight)
        {
            yield break;
        }

        var due = expected.Awaited
            .Select(awaited => (Awaited: awaited, Windows: expected.Missed(awaited, Key, Series, expected.Now).Where(window => window.Ends > expected.Through).ToImmutableArray()))
            .Where(one => !one.Windows.IsEmpty)
            .OrderBy(one => one.Windows[0].Before).ThenBy(one => one.Awaited.Asked.IsForm).ThenBy(one => one.Awaited.Asked.Key, StringComparer.Ordinal)
            .ToList();

        if (due is not [var first, ..])
        {
            yield break;
        }

        RuleNumber[] numbers = sight.CompleteTo is { } complete ? [new("others", due.Count - 1), new("complete-to", complete.ToUnixTimeSeconds())] : [new("others", due.Count - 1)];

        if (Of(first.Awaited with { LastState = due.Max(one => one.Awaited.LastState) }, Series, first.Windows, numbers) is { } alert)
        {
            yield return alert;
        }
    }
}
