using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Tests.Patients;

public sealed class OrganisationNumberTests
{
    [Theory]
    [InlineData("310000019", true), InlineData("310000027", true), InlineData("310000043", true), InlineData("210000011", true), InlineData("313745392", true)]
    [InlineData("314159265", false), InlineData("999977776", false), InlineData("312232326", false)]
    public void A_check_digit_is_told_and_a_wrong_one_is_still_a_number(string text, bool valid)
    {
        Assert.True(OrganisationNumber.TryParse(text, out var number));
        Assert.Equal((valid, text), (number.HasValidCheckDigit, number.ToString()));
    }

    [Theory]
    [InlineData("31000001"), InlineData("3100000190"), InlineData("31000001X"), InlineData("+31000001"), InlineData(""), InlineData(null)]
    public void What_is_not_nine_digits_is_refused(string? text) => Assert.False(OrganisationNumber.TryParse(text, out _));
}
