using Dhof.Portal.Demo.Physiology;

namespace Dhof.Portal.Demo.People;

/// <summary>Somebody to call: a child with the same family name.</summary>
internal static class NextOfKin
{
    public static string Relation(SyntheticPatient patient) => IsDaughter(patient) ? "datter" : "sønn";

    public static string Name(SyntheticPatient patient)
    {
        var dice = new Dice(Throw.Person, patient.Seed, patient.Index, 3);
        return $"{dice.Pick(IsDaughter(patient) ? InventedNames.Women : InventedNames.Men)} {patient.Identity.FamilyName}";
    }

    private static bool IsDaughter(SyntheticPatient patient) => new Dice(Throw.Person, patient.Seed, patient.Index, 2).Happens(0.5);
}
