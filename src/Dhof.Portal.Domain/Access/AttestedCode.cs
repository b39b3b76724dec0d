namespace Dhof.Portal.Domain.Access;

/// <summary>A coded value of an attestation, with the names that Tillitsrammeverket gives its parts.</summary>
public sealed record AttestedCode(string Code, string Text, string System, string Assigner)
{
    private const string Volven = "https://www.volven.no/";

    /// <summary>Authorisation in the register of health personnel, 9060. Null for a code that nobody here works by.</summary>
    public static AttestedCode? Authorization(string? code) => code switch
    {
        "LE" => new(code, "Lege", "urn:oid:2.16.578.1.12.4.1.1.9060", "https://www.helsedirektoratet.no/"),
        "SP" => new(code, "Sykepleier", "urn:oid:2.16.578.1.12.4.1.1.9060", "https://www.helsedirektoratet.no/"),
        _ => null,
    };

    /// <exception cref="ArgumentOutOfRangeException">No purpose of Tillitsrammeverket.</exception>
    public static AttestedCode Purpose(PurposeOfUse purpose)
    {
        var (code, text) = purpose switch
        {
            PurposeOfUse.Treatment => ("TREAT", "Behandling"),
            PurposeOfUse.EmergencyTreatment => ("ETREAT", "Øyeblikkelig hjelp"),
            PurposeOfUse.CoordinationOfCare => ("COC", "Koordinering av helsehjelp"),
            PurposeOfUse.BreakTheGlass => ("BTG", "Akuttilgang"),
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        };
        return new(code, text, "urn:oid:2.16.840.1.113883.1.11.20448", "http://www.hl7.org/");
    }

    /// <summary>What a GP office or a hospital does, 8663 and 8655.</summary>
    internal static AttestedCode GeneralPractice { get; } = new("KX17", "Fastlege, liste uten fast lege", "urn:oid:2.16.578.1.12.4.1.1.8663", Volven);

    internal static AttestedCode InternalMedicine { get; } = new("S03", "Indremedisin", "urn:oid:2.16.578.1.12.4.1.1.8655", Volven);

    /// <summary>What a municipality does for those who are followed up at home, 9151.</summary>
    internal static AttestedCode CareAtHome { get; } = new("15", "Helsetjenester i hjemmet", "urn:oid:2.16.578.1.12.4.1.1.9151", Volven);
}
