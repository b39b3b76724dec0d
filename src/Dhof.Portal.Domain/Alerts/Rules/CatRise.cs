using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Questionnaires.Scores;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// CAT rose by two points or more, the smallest change that matters to patients (Kon 2014, Lancet Respir Med 2:195; domain.md 5.4: green below +2, yellow from +2, no red). Held against the last whole score
/// that is at least 14 days older and at most a year [P]: what was answered twice in a week is no change, and the page shows the same change where answers lie further apart. A form with an item missing has no
/// total, and is neither judged nor held against.
/// </summary>
public sealed record CatRise() : FormRule("cat-rise", 1, new("CAT har økt", "CAT har auka", "CAT has risen"), "urn:dhof:form:cat")
{
    public const int LeastDays = 14;

    public override TimeSpan Window => TimeSpan.FromDays(365);

    private protected override Finding? Find(Form form, JudgedForm answered, ImmutableArray<JudgedForm> earlier)
    {
        if (Total(form, answered) is not { } total
            || earlier.LastOrDefault(one => one.At <= answered.At.AddDays(-LeastDays) && Total(form, one) is not null) is not { } before
            || total - Total(form, before)!.Value is not (>= CatScore.SmallestThatMatters and var rise))
        {
            return null;
        }

        return new(Key, Version, Url, Severity.Yellow, answered.Id, answered.At, rise, CatScore.SmallestThatMatters, Below: false, ReadingMarks.None)
        {
            Basis = new([], [new("total", total), new("before", total - rise), new("before-at", before.At.ToUnixTimeSeconds()), new("least-days", LeastDays)]) { Responses = [before.Id, answered.Id] },
        };
    }

    private static int? Total(Form form, JudgedForm answered) => CatScore.Of(AnsweredPoints.Of(form, answered.Items, CatScore.HighestItem))?.Total;
}
