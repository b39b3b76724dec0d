using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>
/// A rule about what was asked for and did not come. It has no clock and no memory: it is told what is awaited and up to when absence means something, and answers with the alert
/// as it stands then, or with none. So it does not matter how often it is asked, nor whether the portal was down in between. Never a colour: nobody knows how the patient is.
/// </summary>
public abstract record MissedRule(string Key, int Version, LocalText Name) : NamedRule(Key, Version, Name)
{
    private const string LastState = "last-state";

    /// <summary>The alerts that are right now, each with another series; the others that are open are about what has come.</summary>
    public abstract IEnumerable<OpenAlert> Judge(Expectations expected);

    /// <summary>Whether the last that came before was yellow or red.</summary>
    public static bool IsAfterDeviation(Finding finding) => StateBefore(finding) > Severity.Green;

    /// <summary>How the patient was when something last came; null where nobody can say.</summary>
    public static Severity? StateBefore(Finding finding) => finding.Basis?.Find(LastState) is { } state ? (Severity)(int)state : null;

    /// <summary>The alert about some windows of one thing; null of none.</summary>
    private protected OpenAlert? Of(Awaited awaited, string series, ImmutableArray<DueWindow> windows, params ReadOnlySpan<RuleNumber> more)
    {
        if (windows.IsEmpty)
        {
            return null;
        }

        var latest = windows[^1];
        Finding finding = new(Key, Version, series, Severity.None, 0, latest.Before, windows.Length, 1, Below: false, ReadingMarks.None)
        {
            Basis = new([],
            [
                new("times", windows.Length), new("first-due", windows[0].Before.ToUnixTimeSeconds()), new("grace-minutes", (decimal)(latest.Ends - latest.Before).TotalMinutes),
                .. awaited.LastState is { } state ? [new(LastState, (int)state)] : ReadOnlySpan<RuleNumber>.Empty,
                .. more,
            ])
            {
                Subject = awaited.Name,
            },
        };
        return new(Severity.None, windows[0].Before, finding, windows.Length);
    }
}
