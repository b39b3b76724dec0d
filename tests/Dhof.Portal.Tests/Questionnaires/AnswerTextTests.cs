using System.Globalization;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Tests.Questionnaires;

public sealed class AnswerTextTests
{
    private const string Level = "urn:dhof:form:level";

    private static readonly Form s_form = FormCatalogue.Find("urn:dhof:form:daily-copd")!;

    public AnswerTextTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");

    [Theory]
    [InlineData(AnswerType.YesNo, "true", null, "Ja")]
    [InlineData(AnswerType.YesNo, "false", null, "Nei")]
    [InlineData(AnswerType.Number, "3.5", null, "3,5")]
    [InlineData(AnswerType.Number, "<=2", "puter", "≤2\u00a0puter")]
    [InlineData(AnswerType.Date, "2026-03-02", null, "02.03.2026")]
    [InlineData(AnswerType.Date, "2026-03", null, "03.2026")]
    [InlineData(AnswerType.Date, "2026", null, "2026")]
    [InlineData(AnswerType.DateAndTime, "2026-03-02T08:00:00Z", null, "02.03.2026 09:00")]
    [InlineData(AnswerType.DateAndTime, "2026-03-02T08:00:00", null, "02.03.2026 08:00")]
    [InlineData(AnswerType.DateAndTime, "en gang", null, "en gang")]
    [InlineData(AnswerType.TimeOfDay, "08:30:00", null, "08:30")]
    [InlineData(AnswerType.TimeOfDay, "tidlig", null, "tidlig")]
    [InlineData(AnswerType.Attachment, "Bilde", "image/png", "Vedlegg: Bilde")]
    [InlineData(AnswerType.Attachment, "", "image/png", "Vedlegg: image/png")]
    [InlineData(AnswerType.Reference, "", null, "uten navn")]
    [InlineData(AnswerType.FreeText, "a\u0000\u202eb\nc", null, "a  b\nc")]
    public void Every_type_is_written_as_people_read_it(AnswerType type, string text, string? unit, string shown) => Assert.Equal(shown, AnswerText.Of(new(type, text, Unit: unit), null));

    [Theory]
    [InlineData("nb", "mye", "mye"), InlineData("nn", "mye", "mykje"), InlineData("en", "mye", "a lot"), InlineData("en", "much", "a lot"), InlineData("en", "kjempemye", "kjempemye")]
    public void An_option_is_said_in_the_readers_language_unless_the_response_said_something_else(string language, string display, string shown)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(shown, AnswerText.Of(new(AnswerType.Choice, display, Level, "much"), s_form.Questions[0]));
    }

    [Fact]
    public void A_question_that_was_worded_otherwise_is_shown_as_it_was_asked()
    {
        var question = s_form.Questions[0];
        Assert.Equal(question.Text.Nb, AnswerText.Question(new(question.LinkId, 0, null, false, []), question));
        Assert.Equal("Er du tungpust nå?", AnswerText.Question(new(question.LinkId, 0, "Er du tungpust nå?", false, []), question));
        Assert.Equal("q7", AnswerText.Question(new("q7", 0, null, false, []), null));
    }

    [Fact]
    public void The_line_for_lists_names_what_has_changed_and_leaves_the_patients_words_out()
    {
        Assert.Equal("Tungpust: mye (verre), Hoste: litt, Oppspytt: noe (ny)", FormSummary.Line(FormComparison.Compare(s_form, Response("much", "little", "some"), Response("little", "little", null))));
        Assert.Equal("Tungpust: mye, Hoste: litt", FormSummary.Line(FormComparison.Compare(s_form, Response("much", "little", null), null)));
    }

    private static System.Collections.Immutable.ImmutableArray<AnsweredItem> Response(string breath, string cough, string? sputum) =>
    [
        Chosen("breathlessness", breath), Chosen("cough", cough), Chosen("sputum-amount", sputum), new("note", 0, null, false, [new(AnswerType.FreeText, "sov dårlig")]),
    ];

    private static AnsweredItem Chosen(string link, string? code) => new(link, 0, null, false, code is null ? [] : [new(AnswerType.Choice, code, Level, code)]);
}
