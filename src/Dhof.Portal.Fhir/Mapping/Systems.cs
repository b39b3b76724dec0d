using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>The names of code systems, identifier systems and extensions (VkpObservation, no-basis, no-domain vital signs).</summary>
internal static class Systems
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = CodeSet.SnomedSystem;
    public const string Npu = "urn:oid:2.16.578.1.12.4.1.1.7280";
    public const string Ucum = "http://unitsofmeasure.org";

    public const string ObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
    public const string VitalSigns = "vital-signs";
    public const string Survey = "survey";

    public const string BirthNumber = "urn:oid:2.16.578.1.12.4.1.4.1";
    public const string DNumber = "urn:oid:2.16.578.1.12.4.1.4.2";
    public const string HelpNumber = "urn:oid:2.16.578.1.12.4.1.4.3";
    public const string OrganisationNumber = "urn:oid:2.16.578.1.12.4.1.4.101";

    public const string InspiredOxygen = NoDomain + "NoDomainVitalSignsInspiredOxygenExtension";
    public const string OxygenFlow = NoDomain + "NoDomainVitalSignsFlowExtension";
    public const string OnAir = NoDomain + "NoDomainVitalSignsOnAirExtension";
    public const string ConfoundingFactor = NoDomain + "NoDomainVitalSignsConfoundingFactorExtension";

    /// <summary>LOINC "Inhaled oxygen flow rate", as a component.</summary>
    public const string OxygenFlowLoinc = "3151-8";

    public const string AtRest = "263678003";
    public const string Exertion = "309604004";

    /// <summary>The portal's own names of the rules that raise alerts.</summary>
    public const string AlertRule = "urn:dhof:alert-rule";

    /// <summary>The portal's own names of the kinds of alert that VKP knows: what codes VKP gives them is not published where it could be read.</summary>
    public const string AlertKind = "urn:dhof:alert-kind";

    /// <summary>What happened to an alert, in a journal document: the codes are VKP DHO's, who publish no name for their system.</summary>
    public const string AlertEvent = "urn:dhof:alert-event";

    /// <summary>The portal's own names of journal documents and their versions.</summary>
    public const string JournalDocument = "urn:dhof:journal-document";

    /// <summary>HPR-nummer.</summary>
    public const string HealthPersonnel = "urn:oid:2.16.578.1.12.4.1.4.4";

    private const string NoDomain = "http://hl7.no/fhir/no-domain/vitalsigns/StructureDefinition/";

    /// <summary>The system that a number belongs to, by its first digits: the series of D-numbers and of help numbers show there.</summary>
    public static string Of(IdentityNumber number) => number.Value[0] switch
    {
        >= '8' => HelpNumber,
        >= '4' => DNumber,
        _ => BirthNumber,
    };

    public static bool IsIdentityNumber(string? system) => system is BirthNumber or DNumber or HelpNumber;
}
