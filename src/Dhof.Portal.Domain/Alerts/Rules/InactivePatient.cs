namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// Nothing at all has come for so many days (VKP DHO, "inactive patient"; configurable: domain.md 5.5), and something was asked for at the end of them. It stands in the place of all the single
/// ones that are missing: one call, not one for each kind. It is reckoned from the windows, so it does not matter when it is looked at.
/// </summary>
public sealed record InactivePatient() : MissedRule("inactive-patient", 1, new("Inaktiv pasient", "Inaktiv pasient", "Inactive patient"))
{
    public const string Series = "patient";

    /// <summary>A week holds every weekday once: whoever measures twice a week has missed two before a week is over, and who measures daily stands in the list all along [P].</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(7);

    public override AlertKind Kind => AlertKind.InactivePatient;

    /// <summary>Whether the patient counts as inactive, whoever has seen it.</summary>
    public static bool Is(Expectations expected) => expected.LastOfAll is { } last && expected.Awaited.Any(awaited => expected.Missed(awaited, expected.Through) is [.., var latest] && latest.Ends >= last + expected.InactiveAfter);

    public override IEnumerable<OpenAlert> Judge(Expectations expected)
    {
        if (expected.LastOfAll is not { } last || !Is(expected))
        {
            yield break;
        }

        var worst = expected.Awaited.Max(awaited => awaited.LastState);
        var longest = expected.Awaited
            .Select(awaited => (Awaited: awaited, Windows: expected.Missed(awaited, Key, Series, expected.Through)))
            .Where(one => !one.Windows.IsEmpty)
            .OrderByDescending(one => one.Windows[^1].Before).ThenByDescending(one => one.Windows.Length).ThenBy(one => one.Awaited.Asked.Key, StringComparer.Ordinal)
            .FirstOrDefault();

        RuleNumber[] numbers = [new("last", last.ToUnixTimeSeconds()), new("after-days", (decimal)expected.InactiveAfter.TotalDays)];

        if (longest.Awaited is not null && Of(longest.Awaited with { LastState = worst }, Series, longest.Windows, numbers) is { } alert)
        {
            yield return alert with { Since = last };
        }
    }
}
