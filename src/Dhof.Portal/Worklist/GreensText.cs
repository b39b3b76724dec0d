using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.News;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Worklist;

/// <summary>What came of one patient, and why it is not seen together with others', in words.</summary>
internal static class GreensText
{
    /// <summary>SpO₂ 94 % (n 3) · Skjema: 2, siste i dag 08:05</summary>
    public static string Came(GreensOfPatient one, DateTimeOffset now) => string.Join(" · ", one.Readings.Where(readings => readings.Newest is not null).Select(Measured).Concat(Forms(one, now)));

    /// <summary>What did not come; empty where nothing is missing.</summary>
    public static string Missing(GreensOfPatient one) => string.Join(" · ", one.Readings.SelectMany(readings => NewsText.Missing(readings.News)));

    public static string WhyNot(GreensOfPatient one) => string.Join(", ", one.WhyNot.Select(Say));

    private static string Measured(GreenReadings one) => $"{one.Kind.ShortName.In()}{(one.Kind.Form == ValueForm.AsItCame ? "" : $" {Format.ValueWithUnit(one.Kind, one.Newest!.Value)}")} (n {one.Count}{(one.IsJudged ? "" : $", {Words.GreensNoLimit}")})";

    private static IEnumerable<string> Forms(GreensOfPatient one, DateTimeOffset now) => one.Forms is [var newest, ..] ? [Words.NewsForms.With(one.Forms.Length, NorwegianTime.Short(newest, now))] : [];

    private static string Say(NotTogether why) => why switch
    {
        NotTogether.OwnWords => Words.GreensNotOwnWords,
        NotTogether.AnswersChanged => Words.GreensNotAnswersChanged,
        NotTogether.FirstAnswers => Words.GreensNotFirstAnswers,
        NotTogether.StartUp => Words.GreensNotStartUp,
        NotTogether.MaybeOtherPerson => Words.GreensNotMaybeOtherPerson,
        NotTogether.SourceSilent => Words.GreensNotSourceSilent,
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "A reason has words."),
    };
}
