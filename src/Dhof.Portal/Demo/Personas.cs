using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Demo;

/// <summary>An invented clinician to sign in as.</summary>
/// <param name="Key">What the sign-in gives.</param>
/// <param name="Title">As it stands after the name.</param>
/// <param name="Hpr">Seven invented digits; null for the secretary.</param>
/// <param name="Description">One line for the page where a persona is chosen.</param>
/// <param name="IdentityNumber">Of the synthetic series, for the attestation.</param>
public sealed record Persona(string Key, string Name, string Title, ClinicianRole Role, OrganisationNumber Organisation, string? Hpr, string Description, string? IdentityNumber = null)
{
    /// <summary>Code of 9060; none for whoever is not in the register.</summary>
    public string? Authorization => (Hpr, Role) switch
    {
        (null, _) => null,
        (_, ClinicianRole.HomeCareNurse) => "SP",
        _ => "LE",
    };


    /// <summary>A person is named with role.</summary>
    public string Signature => $"{Name}, {Title}";

    internal ClinicianRow ToRow() => new()
    {
        Key = Key,
        Name = Name,
        Role = Role,
        Organisation = Organisation,
        Hpr = Hpr,
        IdentityNumber = IdentityNumber,
        Authorization = Authorization,
        Resh = Role == ClinicianRole.Specialist ? "4200001" : null,
        Department = Role == ClinicianRole.Specialist ? "Lungeavdelingen" : null,
    };
}

/// <summary>The eight who use the synthetic region.</summary>
public static class Personas
{
    public static Persona Kari { get; } = new("kari", "Kari Nilsen", "sykepleier", ClinicianRole.HomeCareNurse, Organisations.Larvik, "4012345", "Følger opp hjemmepasienter i Larvik hver dag.", "12848425077");

    public static Persona Ola { get; } = new("ola", "Ola Strand", "sykepleier", ClinicianRole.HomeCareNurse, Organisations.Larvik, "4023456", "Kollega av Kari, deler arbeidslisten i Larvik.", "03899025120");

    public static Persona Siri { get; } = new("siri", "Siri Moen", "helsesekretær", ClinicianRole.Secretary, Organisations.Larvik, null, "Ser hvem pasientene i Larvik er og hvordan de nås, ikke målinger.", "21817925267");

    public static Persona Amina { get; } = new("amina", "Amina Yusuf", "sykepleier", ClinicianRole.HomeCareNurse, Organisations.OsloDistrict, "4034567", "Følger opp hjemmepasienter i en bydel i Oslo, ingen i Larvik.", "07868825035");

    public static Persona Berg { get; } = new("berg", "Dr. Nils Berg", "fastlege", ClinicianRole.GeneralPractitioner, Organisations.LarvikHarbourOffice, "5012345", "Fastlege ved Havna legekontor, ser sine egne pasienter i Larvik.", "15917025131");

    public static Persona Lie { get; } = new("lie", "Dr. Eva Lie", "fastlege", ClinicianRole.GeneralPractitioner, Organisations.LarvikForestOffice, "5023456", "Fastlege ved Bøkeskogen legekontor, ser sine egne pasienter i Larvik.", "28827525075");

    public static Persona Dahl { get; } = new("dahl", "Dr. Tone Dahl", "lungelege", ClinicianRole.Specialist, Organisations.VestfoldHospital, "5034567", "Spesialist ved Sykehuset i Vestfold, følger KOLS-pasienter fra Larvik.", "09907225078");

    public static Persona Holm { get; } = new("holm", "Dr. Per Holm", "overlege", ClinicianRole.Specialist, Organisations.Lovisenberg, "5045678", "Spesialist ved Lovisenberg, følger pasienter fra bydelen i Oslo.", "19856825119");

    /// <summary>A GP in Oslo who has nobody's sign-in: named in the records, not among the eight.</summary>
    internal static Persona OsloGp { get; } = new("", "Dr. Ida Vik", "fastlege", ClinicianRole.GeneralPractitioner, Organisations.OsloOffice, null, "");

    public static ImmutableArray<Persona> All { get; } = [Kari, Ola, Siri, Amina, Berg, Lie, Dahl, Holm];

    /// <summary>Those who work for an organisation of the region.</summary>
    internal static IEnumerable<Persona> Of(string region) => All.Where(persona => Organisations.Of(region).Contains(persona.Organisation));
}
