using System.Globalization;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.People;

/// <summary>Invents persons of 45 to 90 years, no two with the same name or number. After the first thousand they have two given names: there are not names enough with one.</summary>
internal sealed class GeneratedIdentities(int seed, DateOnly today)
{
    private const int OneGivenName = 1_000;

    private readonly HashSet<string> _taken = [.. NamedPatients.All.SelectMany(named => new[] { named.Identity.Number, Name(named.Identity.GivenName, named.Identity.FamilyName) })];

    /// <summary>Sex and name follow from seed and place alone, so that a patient is called the same whatever day the region is first started.</summary>
    public Identity Next(int index)
    {
        var (sex, given, family) = Named(new(Throw.Identity, seed, index, 1), index);
        var dice = new Dice(Throw.Identity, seed, index);

        while (true)
        {
            var born = today.AddYears(-90).AddDays(dice.Below(45 * 365));

            if (Number(born, sex, ref dice) is { } number && _taken.Add(number))
            {
                return new(number, given, family, born, sex);
            }
        }
    }

    private (Sex Sex, string Given, string Family) Named(Dice dice, int index)
    {
        while (true)
        {
            var sex = dice.Happens(0.5) ? Sex.Female : Sex.Male;
            var names = sex == Sex.Female ? InventedNames.Women : InventedNames.Men;
            var given = index < OneGivenName ? dice.Pick(names) : $"{dice.Pick(names)} {dice.Pick(names)}";
            var family = dice.Pick(InventedNames.Families);

            if (_taken.Add(Name(given, family)))
            {
                return (sex, given, family);
            }
        }
    }

    /// <summary>
    /// A number of Test-Norge (month + 80) or SyntPop (month + 65), with an individual number of 100 to 249: it means birth in 1900–1999, even for women,
    /// and none of the published test numbers that other documents use has it.
    /// </summary>
    private static string? Number(DateOnly born, Sex sex, ref Dice dice)
    {
        var month = born.Month + (dice.Happens(0.5) ? 80 : 65);
        var individual = 100 + (2 * dice.Below(75)) + (sex == Sex.Female ? 0 : 1);
        var nine = string.Create(CultureInfo.InvariantCulture, $"{born.Day:D2}{month:D2}{born.Year % 100:D2}{individual:D3}");

        return CheckDigits.For(nine) is { } check ? nine + check : null;
    }

    private static string Name(string given, string family) => $"{given} {family}";
}
