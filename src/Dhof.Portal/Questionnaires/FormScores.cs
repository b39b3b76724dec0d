using System.Collections.Immutable;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Questionnaires.Scores;

namespace Dhof.Portal.Questionnaires;

/// <summary>One answered form as points.</summary>
/// <param name="From">The name of the organisation whose response it is.</param>
/// <param name="AnsweredBy">What the message calls the one who answered; null where it is silent.</param>
/// <param name="Points">By the key of the question; what is not there was not answered, or not readably.</param>
public sealed record AnsweredScore(DateTimeOffset At, string From, bool ByPatient, string? AnsweredBy, IReadOnlyDictionary<string, int> Points)
{
    public CatScore? Cat => CatScore.Of(Points);

    public MmrcGrade? Mmrc => Points.TryGetValue("mmrc", out var grade) ? new(grade) : null;
}

/// <summary>The latest answers to a form that is scored, and the last ones before them that give a total.</summary>
public sealed record ScoredForm(Form Form, AnsweredScore Latest, AnsweredScore? Before);

/// <summary>The group of GOLD and what it was judged from.</summary>
/// <param name="Group">Null where it cannot be told.</param>
/// <param name="Counted">Who told how many exacerbations there were, and when; null where nobody did in twelve months: then there is no group.</param>
public sealed record GoldFound(GoldGroup? Group, AnsweredScore? Counted, int Moderate, int Admissions);

/// <summary>What a patient's answered forms add up to. Null for what was never answered.</summary>
public sealed record FormScores(ScoredForm? Cat, ScoredForm? Mmrc, GoldFound? Gold)
{
    public const string CatUrl = "urn:dhof:form:cat", MmrcUrl = "urn:dhof:form:mmrc", ExacerbationsUrl = "urn:dhof:form:copd-exacerbations";

    /// <summary>More than anybody has in a year.</summary>
    public const int MostExacerbations = 99;

    public static FormScores None { get; } = new(null, null, null);

    /// <summary>How long a count of the last twelve months may be used [P].</summary>
    private static readonly TimeSpan s_counts = TimeSpan.FromDays(365);

    public bool IsEmpty => Cat is null && Mmrc is null;

    /// <param name="answered">By the address of the form, latest first.</param>
    public static FormScores Of(ILookup<string, (AnsweredItem[] Items, AnsweredScore Score)> answered, DateTimeOffset now)
    {
        var cat = Score(CatUrl, CatScore.HighestItem, answered, score => score.Cat is not null);
        var mmrc = Score(MmrcUrl, MmrcGrade.Highest, answered, score => score.Mmrc is not null);
        return new(cat, mmrc, cat is null && mmrc is null ? null : Grouped(cat?.Latest.Cat, mmrc?.Latest.Mmrc, answered, now));
    }

    private static ScoredForm? Score(string url, int highest, ILookup<string, (AnsweredItem[] Items, AnsweredScore Score)> answered, Func<AnsweredScore, bool> hasTotal)
    {
        var form = FormCatalogue.Find(url)!;
        ImmutableArray<AnsweredScore> scores = [.. answered[url].Select(one => one.Score with { Points = AnsweredPoints.Of(form, one.Items, highest) })];
        return scores is [var latest, .. var earlier] ? new(form, latest, earlier.FirstOrDefault(hasTotal)) : null;
    }

    private static GoldFound Grouped(CatScore? cat, MmrcGrade? mmrc, ILookup<string, (AnsweredItem[] Items, AnsweredScore Score)> answered, DateTimeOffset now)
    {
        var counted = answered[ExacerbationsUrl].Where(one => one.Score.At > now - s_counts).Select(one => one.Score with { Points = AnsweredPoints.Of(FormCatalogue.Find(ExacerbationsUrl)!, one.Items, MostExacerbations) }).FirstOrDefault();

        return counted is not null && counted.Points.TryGetValue("moderate", out var moderate) && counted.Points.TryGetValue("admissions", out var admissions)
            ? new(GoldAssessment.Group(mmrc, cat, moderate, admissions), counted, moderate, admissions)
            : new(null, null, 0, 0);
    }
}
