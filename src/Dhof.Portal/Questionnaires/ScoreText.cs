using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Questionnaires.Scores;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Questionnaires;

/// <summary>Scores as they are written on the screen and on paper.</summary>
public static class ScoreText
{
    private static readonly MeasurementKind s_news2 = MeasurementCatalogue.Of<News2Score>();

    public static string Impact(CatImpact impact) => impact switch
    {
        CatImpact.Low => Words.CatImpactLow,
        CatImpact.Medium => Words.CatImpactMedium,
        CatImpact.High => Words.CatImpactHigh,
        _ => Words.CatImpactVeryHigh,
    };

    /// <summary>"Hoste: 3 · Slim: 2 · Søvn: mangler": every question of the form, whatever was answered.</summary>
    public static string Parts(ScoredForm score) => string.Join(" · ", score.Form.Questions.Select(question =>
        $"{question.ShortText.In()}: {(score.Latest.Points.TryGetValue(question.LinkId, out var points) ? points.ToString(NorwegianTime.Formats) : Words.ScoreLacks)}"));

    public static string Parts(News2Found found) => string.Join(" · ", found.Parts.Select(part => $"{Name(part.Snomed)}: {part.Points ?? Words.ScoreLacks}"));

    /// <summary>What the grade means, in the form's own words.</summary>
    public static string Meaning(ScoredForm mmrc, MmrcGrade grade) => mmrc.Form.Questions[0].Options.First(option => option.Rank == grade.Value).Display.In();

    /// <summary>"+3", "−2" or "0".</summary>
    public static string Signed(int change) => change > 0 ? $"+{change}" : change < 0 ? $"−{-change}" : "0";

    public static AnswerChange Direction(int change) => change > 0 ? AnswerChange.Worse : change < 0 ? AnswerChange.Better : AnswerChange.Same;

    /// <summary>Which scale of saturation, and who decided.</summary>
    public static string Scale(News2Found found) => found switch
    {
        { Scale: null } => Words.News2ScaleUnknown,
        { IsReceived: true, Scale: { } scale } => Words.News2ScaleOfSender.With((int)scale),
        { Target: { } target } => Words.News2ScaleTwo.With(RoleWords.Person(target.ApprovedBy!, target.ApprovedByRole), NorwegianTime.Date(target.ValidFrom)),
        _ => Words.News2ScaleOne,
    };

    private static string Name(string snomed) => s_news2.Parts.First(part => part.Snomed == snomed).Name.In();
}
