using System.Buffers;
using System.Text.Json;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Access;

/// <summary>
/// The two forms in which an attestation leaves the portal (Tillitsrammeverket): the whole for a source, with the names of the information model, and what
/// HelseID takes as <c>authorization_details</c>, where it adds who is signed in itself. Neither is ever logged: the whole one carries identity numbers.
/// </summary>
public static class AttestationJson
{
    private const string HelseIdType = "nhn:tillitsrammeverk:parameters";
    private const string Organisations = "urn:oid:2.16.578.1.12.4.1.4.101";
    private const string Enhetsregisteret = "https://www.brreg.no";

    /// <summary>For the token of HelseID.</summary>
    /// <param name="patient">Whose information the token is for.</param>
    /// <exception cref="AttestationRefusedException">It is of another patient or person, or has expired.</exception>
    public static byte[] ForHelseId(Attestation attestation, PatientId patient, Clinician signedIn, DateTimeOffset now) => Write(attestation, patient, signedIn, now, writer =>
    {
        writer.WriteString("type", HelseIdType);
        writer.WriteStartObject("practitioner");
        Code(writer, "authorization", AttestedCode.Authorization(attestation.Practitioner.Authorization), whole: false);
        Unit(writer, "legal_entity", attestation.Practitioner.LegalEntity, whole: false);
        Unit(writer, "point_of_care", attestation.Practitioner.PointOfCare, whole: false);
        Department(writer, attestation.Practitioner.Department, whole: false);
        writer.WriteEndObject();
        Relation(writer, "care_relationship", attestation, whole: false);
        writer.WriteStartArray("patients");
        writer.WriteStartObject();
        Unit(writer, "point_of_care", attestation.Practitioner.PointOfCare, whole: false);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    /// <summary>For a source. Null where the directory does not hold the clinician's identity number, which the form demands.</summary>
    /// <param name="number">The identity number of the patient.</param>
    /// <exception cref="AttestationRefusedException">It is of another patient or person, or has expired.</exception>
    public static byte[]? Whole(Attestation attestation, PatientId patient, IdentityNumber number, Clinician signedIn, DateTimeOffset now) => attestation.Practitioner.Identity is not { } identity ? null : Write(attestation, patient, signedIn, now, writer =>
    {
        writer.WriteStartObject("attestation");
        writer.WriteNumber("toa", attestation.At.ToUnixTimeSeconds());
        writer.WriteStartObject("practitioner");
        Person(writer, identity, attestation.Practitioner.Name);

        if (attestation.Practitioner.Hpr is { } hpr)
        {
            writer.WriteStartObject("hpr_nr");
            Id(writer, hpr, null, "urn:oid:2.16.578.1.12.4.1.4.4", "https://www.helsedirektoratet.no/");
        }

        Code(writer, "authorization", AttestedCode.Authorization(attestation.Practitioner.Authorization), whole: true);
        Unit(writer, "legal_entity", attestation.Practitioner.LegalEntity, whole: true);
        Unit(writer, "point_of_care", attestation.Practitioner.PointOfCare, whole: true);
        Department(writer, attestation.Practitioner.Department, whole: true);
        writer.WriteEndObject();
        Relation(writer, "care_relation", attestation, whole: true);
        writer.WriteStartArray("patients");
        writer.WriteStartObject();
        Person(writer, number, null);
        Unit(writer, "point_of_care", attestation.Practitioner.PointOfCare, whole: true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Relation(Utf8JsonWriter writer, string name, Attestation attestation, bool whole)
    {
        writer.WriteStartObject(name);
        Code(writer, "healthcare_service", attestation.HealthcareService, whole);
        Code(writer, "purpose_of_use", AttestedCode.Purpose(attestation.Purpose), whole);
        Code(writer, "purpose_of_use_details", attestation.PurposeDetails, whole);
        writer.WriteStartObject("decision_ref");
        writer.WriteString("id", attestation.DecisionRef.Id);

        if (whole)
        {
            writer.WriteString("description", attestation.DecisionRef.Description);
        }

        writer.WriteBoolean("user_selected", attestation.DecisionRef.UserSelected);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Code(Utf8JsonWriter writer, string name, AttestedCode? code, bool whole)
    {
        if (code is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("code", code.Code);

        if (whole)
        {
            writer.WriteString("text", code.Text);
        }

        writer.WriteString("system", code.System);

        if (whole)
        {
            writer.WriteString("assigner", code.Assigner);
        }

        writer.WriteEndObject();
    }

    private static void Unit(Utf8JsonWriter writer, string name, CareUnit unit, bool whole)
    {
        writer.WriteStartObject(name);
        Id(writer, unit.Number.ToString(), whole ? unit.Name : null, Organisations, whole ? Enhetsregisteret : null);
    }

    private static void Department(Utf8JsonWriter writer, Department? department, bool whole)
    {
        if (department is not null)
        {
            writer.WriteStartObject("department");
            Id(writer, department.Resh, whole ? department.Name : null, "urn:oid:2.16.578.1.12.4.1.4.102", whole ? "https://www.nhn.no" : null);
        }
    }

    private static void Person(Utf8JsonWriter writer, IdentityNumber number, string? name)
    {
        writer.WriteStartObject("identifier");
        Id(writer, number.Value, name, number.IsDNumber ? "urn:oid:2.16.578.1.12.4.1.4.2" : "urn:oid:2.16.578.1.12.4.1.4.1", "https://www.skatteetaten.no");
    }

    private static void Id(Utf8JsonWriter writer, string id, string? name, string system, string? authority)
    {
        writer.WriteString("id", id);

        if (name is not null)
        {
            writer.WriteString("name", name);
        }

        writer.WriteString("system", system);

        if (authority is not null)
        {
            writer.WriteString("authority", authority);
        }

        writer.WriteEndObject();
    }

    private static byte[] Write(Attestation attestation, PatientId patient, Clinician signedIn, DateTimeOffset now, Action<Utf8JsonWriter> content)
    {
        attestation.Demand(patient, signedIn, now);
        ArrayBufferWriter<byte> buffer = new();

        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
