using System.Globalization;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Texts;

public sealed class CountedTests
{
    [Theory]
    [InlineData("nb", 0, "0 nye"), InlineData("nb", 1, "1 ny"), InlineData("nb", 2, "2 nye"), InlineData("nn", 1, "1 ny"), InlineData("en", 1, "1 new")]
    public void New_rows_are_counted_in_the_language_of_the_screen(string language, int count, string said) => Assert.Equal(said, In(language, () => Counted.Of(count, Words.NewRow, Words.NewRows, count)));

    [Theory]
    [InlineData("nb", 1, "1 av 1 pasient"), InlineData("nb", 2, "1 av 2 pasienter"), InlineData("nn", 1, "1 av 1 pasient"), InlineData("en", 1, "1 of 1 patient"), InlineData("en", 2, "1 of 2 patients")]
    public void Patients_are_counted_by_all_of_them(string language, int all, string said) => Assert.Equal(said, In(language, () => Counted.Of(all, Words.PatientCountOne, Words.PatientCount, 1, all)));

    [Theory]
    [InlineData("en", 0, "0 need a decision · 3 without open alerts"), InlineData("en", 1, "1 needs a decision · 3 without open alerts"), InlineData("nb", 1, "1 trenger vurdering · 3 uten åpne varsler")]
    public void The_worklist_counts_one_as_one(string language, int count, string said) => Assert.Equal(said, In(language, () => Counted.Of(count, Words.WorklistCountOne, Words.WorklistCount, count, 3)));

    private static string In(string language, Func<string> say)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return say();
    }
}
