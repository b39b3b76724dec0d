using System.Globalization;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Demo;

/// <summary>No number of the region can belong to a person, or be mistaken for one that other documents use.</summary>
public sealed class SeedGuardTests
{
    private static readonly string[] s_published =
    [
        "14834849810", "02915149912", "27864549816", "09815649912", "30896049875", "18923949999", "05898597468", "10915596784",
        "45876249883", "05726249972", "13717404089", "02686525891", "13527248013", "68467038838",
    ];

    [Theory, InlineData(1), InlineData(2), InlineData(77), InlineData(int.MaxValue), InlineData(-5)]
    public void Every_identity_number_is_synthetic_valid_unique_and_unpublished(int seed)
    {
        var region = Region.Create(DemoOptions.Default, seed, Synthetic.Monday);
        Assert.Equal(120, region.Patients.Length);
        Assert.Equal(120, region.Patients.Select(p => p.Identity.Number).Distinct().Count());
        Assert.Equal(120, region.Patients.Select(p => p.Id).Distinct().Count());
        Assert.All(region.Patients, patient =>
        {
            Assert.True(IdentityNumber.TryParse(patient.Identity.Number, out var number));
            Assert.True(number.IsSynthetic);
            Assert.DoesNotContain(patient.Identity.Number, s_published);
            Assert.True(patient.Id.Value > 0);
        });
    }

    [Fact]
    public void Birth_date_and_sex_agree_with_the_number() => Assert.All(Region.Create(DemoOptions.Default, 3, Synthetic.Monday).Patients, patient =>
    {
        var (number, born) = (patient.Identity.Number, patient.Identity.BirthDate);
        var month = int.Parse(number[2..4], CultureInfo.InvariantCulture);
        Assert.Equal($"{born.Day:D2}", number[..2]);
        Assert.Equal(born.Month, month > 80 ? month - 80 : month - 65);
        Assert.Equal($"{born.Year % 100:D2}", number[4..6]);
        Assert.Equal(patient.Identity.Sex == Sex.Female, (number[8] - '0') % 2 == 0);
        Assert.InRange(Synthetic.Monday.Year - born.Year, 45, 91);
    });

    [Fact]
    public void The_ten_named_are_in_every_region()
    {
        string[] named = [.. NamedPatients.All.Select(p => p.Identity.Number)];
        Assert.Equal(named, Region.Create(DemoOptions.Default, 9, Synthetic.Monday).Patients.Take(10).Select(p => p.Identity.Number));
        Assert.Equal(named, Region.Create(DemoOptions.Small, 4, Synthetic.Monday).Patients.Take(10).Select(p => p.Identity.Number));
    }

    [Fact]
    public void Organisation_numbers_are_synthetic_and_valid() => Assert.All(Organisations.All.Keys, number =>
    {
        Assert.True(number.HasValidCheckDigit);
        Assert.True(number.Value is >= 200_000_000 and < 400_000_000);
    });

    [Fact]
    public void Clinicians_have_synthetic_numbers_that_no_patient_has_and_an_authorisation_only_with_a_register_number()
    {
        string[] numbers = [.. Personas.All.Select(persona => persona.IdentityNumber!)];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Empty(numbers.Intersect(Region.Create(DemoOptions.Default, 1, Synthetic.Monday).Patients.Select(patient => patient.Identity.Number)));
        Assert.All(numbers, text =>
        {
            Assert.True(IdentityNumber.TryParse(text, out var number) && number.IsSynthetic);
            Assert.DoesNotContain(text, s_published);
        });
        Assert.All(Personas.All, persona => Assert.Equal(persona.Hpr is null, persona.Authorization is null));
        Assert.Contains(Personas.All, persona => persona.Hpr is null);
    }

    [Fact]
    public void Nobody_follows_a_patient_in_the_other_place() => Assert.All(Region.Create(DemoOptions.Default, 1, Synthetic.Monday).Patients, patient =>
    {
        Domain.Organisations.OrganisationNumber[] oslo = [Organisations.OsloDistrict, Organisations.OsloOffice, Organisations.Lovisenberg];
        Assert.Single(patient.Team.Organisations.Select(oslo.Contains).Distinct());
    });
}
