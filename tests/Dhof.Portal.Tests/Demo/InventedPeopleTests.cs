using Dhof.Portal.Demo;
using Dhof.Portal.Demo.People;

namespace Dhof.Portal.Tests.Demo;

/// <summary>Whoever shows the portal tomorrow finds the people of today.</summary>
public sealed class InventedPeopleTests
{
    [Theory]
    [InlineData(DemoOptions.Small, 1)]
    [InlineData(DemoOptions.Small, 7)]
    [InlineData(DemoOptions.Default, 1)]
    public void Sex_name_and_team_are_the_same_whatever_day_the_region_is_first_started(string region, int seed)
    {
        var first = People(region, seed, 0);
        Assert.Equal(first.Length, first.Select(one => one.Name).Distinct().Count());
        Assert.All(Enumerable.Range(1, 60), days => Assert.Equal(first, People(region, seed, days * 11)));
    }

    private static (string Name, string Sex, string Team)[] People(string region, int seed, int days) =>
    [
        .. Region.Create(region, seed, Synthetic.Monday.AddDays(days)).Patients
            .Select(patient => ($"{patient.Identity.GivenName} {patient.Identity.FamilyName}", patient.Identity.Sex.ToString(), string.Join(' ', patient.Team.Organisations))),
    ];
}
