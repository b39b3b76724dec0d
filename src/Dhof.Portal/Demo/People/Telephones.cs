namespace Dhof.Portal.Demo.People;

/// <summary>Numbers that ring nowhere: eight-digit numbers in Norway begin with 2 to 9, so one that begins with 00 is given to nobody.</summary>
internal static class Telephones
{
    public static string Patient(int index) => $"+47 00 1{index / 100 % 10} {index % 100:D2} 10";

    public static string NextOfKin(int index) => $"+47 00 2{index / 100 % 10} {index % 100:D2} 20";
}
