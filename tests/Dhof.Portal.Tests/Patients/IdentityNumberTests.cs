using System.Globalization;
using CsCheck;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Patients;

/// <summary>Vectors: docs/fhir.md, identity numbers. All of them synthetic, except where the test says so.</summary>
public sealed class IdentityNumberTests
{
    [Theory]
    [InlineData("14834849810", IdentityNumberKind.TestNorway)]
    [InlineData("02915149912", IdentityNumberKind.TestNorway)]
    [InlineData("10915596784", IdentityNumberKind.TestNorway)]
    [InlineData("45876249883", IdentityNumberKind.TestNorway)]
    [InlineData("05726249972", IdentityNumberKind.SyntPop)]
    [InlineData("13717404089", IdentityNumberKind.SyntPop)]
    public void Synthetic_series_are_recognised(string text, IdentityNumberKind kind)
    {
        Assert.True(IdentityNumber.TryParse(text, out var number));
        Assert.Equal((kind, true), (number.Kind, number.IsSynthetic));
    }

    [Theory]
    [InlineData("13527248013")]
    [InlineData("68467038838")]
    public void A_help_number_is_valid_and_not_synthetic(string text)
    {
        Assert.True(IdentityNumber.TryParse(text, out var number));
        Assert.Equal((IdentityNumberKind.H, false), (number.Kind, number.IsSynthetic));
    }

    [Theory]
    [InlineData("05076600324")]
    [InlineData("13057444850")]
    [InlineData("1483484981")]
    [InlineData("148348498100")]
    [InlineData("14834849A10")]
    [InlineData("00000000000")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_a_number_is_refused(string? text) => Assert.False(IdentityNumber.TryParse(text, out _));

    [Fact]
    public void The_number_is_not_written_by_accident()
    {
        Assert.True(IdentityNumber.TryParse("148348 49810", out var number));
        Assert.Equal("14834849810", number.Value);
        Assert.DoesNotContain("14834849810", $"{number}", StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_digit_is_always_found() =>
        Gen.Select(Gen.Int[0, 999_999_999], Gen.Int[0, 10], Gen.Int[1, 9]).Sample((nine, place, shift) =>
        {
            var first = nine.ToString("D9", CultureInfo.InvariantCulture);

            if (CheckDigits.For(first) is not { } check)
            {
                return;
            }

            var digits = (first + check).ToCharArray();
            Assert.True(CheckDigits.Until2032.Holds(digits));
            digits[place] = (char)('0' + ((digits[place] - '0' + shift) % 10));
            Assert.False(CheckDigits.Until2032.Holds(digits));
        });
}
