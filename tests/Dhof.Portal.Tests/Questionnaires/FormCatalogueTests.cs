using Dhof.Portal.Domain;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Tests.Architecture;

namespace Dhof.Portal.Tests.Questionnaires;

public sealed class FormCatalogueTests
{
    [Fact]
    public void Every_file_in_Forms_is_a_form_with_its_own_address()
    {
        Assert.Equal(Directory.GetFiles(Repository.File("src", "Dhof.Portal", "Questionnaires", "Forms")).Length, FormCatalogue.All.Length);
        Assert.Equal(FormCatalogue.All.Length, FormCatalogue.All.DistinctBy(form => form.Url).Count());
    }

    [Fact]
    public void The_daily_form_asks_in_three_languages_and_ranks_every_choice()
    {
        var form = FormCatalogue.Find("urn:dhof:form:daily-copd")!;
        Assert.Equal(["breathlessness", "cough", "sputum-amount", "sputum-colour", "note"], form.Questions.Select(question => question.LinkId));
        Assert.Equal(new LocalText("Hvor mye tungpust har du i dag?", "Kor mykje tungpust har du i dag?", "How much breathlessness do you have today?"), form.Questions[0].Text);
        Assert.Equal(new LocalText("Tungpust", "Tungpust", "Breathlessness"), form.Questions[0].ShortText);
        Assert.All(form.Questions.SkipLast(1), question => Assert.Equal([0, 1, 2, 3], question.Options.Select(option => (int)option.Rank!)));
        Assert.Empty(form.Questions[^1].Options);
    }
}
