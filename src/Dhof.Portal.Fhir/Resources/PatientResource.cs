using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Search;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Dhof.Portal.Fhir.Resources;

/// <summary>
/// A Patient is one controller's record of a person, to no-basis. The person is a Patient too, without anything of its own but the number and links to the
/// records: what two controllers say is never merged.
/// </summary>
public static class PatientResource
{
    private const string RelationSystem = "http://terminology.hl7.org/CodeSystem/v2-0131";

    private static readonly FhirJsonSerializer s_json = new();

    public static CutResource Of(PatientRecord record) => CutResource.Of(s_json.SerializeToBytes(new Patient
    {
        Identifier = [Number(record.Number)],
        Name = record is { GivenName: "", FamilyName: "" } ? [] : [new() { Use = HumanName.NameUse.Official, Family = Said(record.FamilyName), Given = record.GivenName.Length == 0 ? [] : [record.GivenName] }],
        Telecom = Telephone(record.Telephone),
        Gender = Gender(record.Sex),
        BirthDate = record.BirthDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        Contact = record.Contact is { } contact ? [Contact(contact)] : [],
        ManagingOrganization = Organisation(record.Controller, record.ControllerName),
        Link = [Link(new(record.Patient), Patient.LinkType.Seealso)],
    }));

    /// <summary>The person, for a reader of these records.</summary>
    public static CutResource Of(IReadOnlyList<PatientRecord> records) => CutResource.Of(s_json.SerializeToBytes(new Patient
    {
        Identifier = [Number(records[0].Number)],
        Link = [.. records.Select(record => Link(record.Key, Patient.LinkType.Refer))],
    }));

    internal static ResourceReference Reference(RecordKey record, IdentityNumber number) => new($"{nameof(Patient)}/{record}") { Identifier = Number(number) };

    private static ResourceReference Organisation(OrganisationNumber number, string? name) => new($"{nameof(Organization)}/{number}") { Identifier = new(Systems.OrganisationNumber, number.ToString()), Display = name };

    private static Identifier Number(IdentityNumber number) => new(Systems.Of(number), number.Value) { Use = Identifier.IdentifierUse.Official };

    private static Patient.LinkComponent Link(RecordKey to, Patient.LinkType type) => new() { Other = new($"{nameof(Patient)}/{to}"), Type = type };

    private static Patient.ContactComponent Contact(PatientContact contact) => new()
    {
        Relationship = [new CodeableConcept(RelationSystem, "N", contact.Relation)],
        Name = contact.Name is null ? null : new() { Text = contact.Name },
        Telecom = Telephone(contact.Telephone),
    };

    private static List<ContactPoint> Telephone(string? number) => number is null ? [] : [new() { System = ContactPoint.ContactPointSystem.Phone, Value = number }];

    private static AdministrativeGender Gender(Sex sex) => sex switch
    {
        Sex.Female => AdministrativeGender.Female,
        Sex.Male => AdministrativeGender.Male,
        Sex.Other => AdministrativeGender.Other,
        _ => AdministrativeGender.Unknown,
    };

    private static string? Said(string text) => text.Length == 0 ? null : text;
}
