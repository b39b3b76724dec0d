using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Tests.News;

/// <summary>Whose greens are seen together with others': every reason against it, on both sides of its boundary.</summary>
public sealed class SeenTogetherTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_long = s_now.AddYears(-1);
    private static readonly Reading s_reading = new(1, s_now, 95, null, ReadingMarks.None, null, Activity.NotRecorded);

    [Fact]
    public void Nothing_speaks_against_readings_and_answers_as_before() =>
        Assert.Empty(WhyNot(s_long, [s_reading], Form(AnswerChange.Same), Form(AnswerChange.Better), Form(null)));

    [Theory]
    [InlineData(AnswerChange.Worse)]
    [InlineData(AnswerChange.Changed)]
    [InlineData(AnswerChange.New)]
    [InlineData(AnswerChange.Gone)]
    public void An_answer_that_is_another_and_not_a_better_one_is_looked_at(AnswerChange change) => Assert.Equal([NotTogether.AnswersChanged], WhyNot(s_long, [], Form(change)));

    [Theory]
    [InlineData(AnswerType.FreeText, "Tungpust i natt", true)]
    [InlineData(AnswerType.FreeText, " ", false)]
    [InlineData(AnswerType.Attachment, "bilde.jpg", true)]
    [InlineData(AnswerType.Choice, "Ja", false)]
    [InlineData(AnswerType.Number, "2", false)]
    public void Own_words_and_pictures_are_looked_at_also_where_they_are_the_same_as_before(AnswerType type, string text, bool isLooked) =>
        Assert.Equal(isLooked ? [NotTogether.OwnWords] : [], WhyNot(s_long, [], Form(AnswerChange.Same, type, text)));

    [Fact]
    public void First_answers_are_looked_at_as_such_alone() => Assert.Equal([NotTogether.FirstAnswers], WhyNot(s_long, [], Form(null) with { IsFirst = true }, Form(AnswerChange.Same)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(27.999, true)]
    [InlineData(28, false)]
    [InlineData(29, false)]
    public void The_first_four_weeks_are_looked_at(double days, bool isLooked) => Assert.Equal(isLooked ? [NotTogether.StartUp] : [], WhyNot(s_now.AddDays(-days), [s_reading]));

    [Theory]
    [InlineData(ReadingMarks.MaybeOtherPerson, true)]
    [InlineData(ReadingMarks.MaybeOtherPerson | ReadingMarks.Late, true)]
    [InlineData(ReadingMarks.Late, false)]
    [InlineData(ReadingMarks.Corrected, false)]
    public void What_may_be_somebody_elses_is_looked_at(ReadingMarks marks, bool isLooked) => Assert.Equal(isLooked ? [NotTogether.MaybeOtherPerson] : [], WhyNot(s_long, [s_reading with { Marks = marks }]));

    [Fact]
    public void While_the_source_is_silent_nobody_is_seen_together() => Assert.Equal([NotTogether.SourceSilent], SeenTogether.WhyNot(s_long, s_now, [s_reading], [], isSourceSilent: true));

    [Fact]
    public void Every_reason_is_told() =>
        Assert.Equal(Enum.GetValues<NotTogether>(), SeenTogether.WhyNot(s_now, s_now, [s_reading with { Marks = ReadingMarks.MaybeOtherPerson }], [Form(AnswerChange.Worse, AnswerType.FreeText, "x"), Form(null) with { IsFirst = true }], isSourceSilent: true));

    private static ImmutableArray<NotTogether> WhyNot(DateTimeOffset enrolled, Reading[] readings, params ComparedForm[] forms) => SeenTogether.WhyNot(enrolled, s_now, readings, forms, isSourceSilent: false);

    private static ComparedForm Form(AnswerChange? change, AnswerType type = AnswerType.Choice, string text = "Ja") =>
        new(s_now, [new(new("q", 0, "Spørsmål", false, [new(type, text)]), null, change, null)], IsFirst: false);
}
