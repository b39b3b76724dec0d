using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Patients;

/// <summary>
/// Names a patient in an address: one controller's record of a person, written <c>0123456789abcdef-310000019</c>, or without controller the person, of whom
/// several controllers may have a record each.
/// </summary>
public readonly record struct RecordKey(PatientId Patient, OrganisationNumber? Controller = null)
{
    private const int PersonLength = 16;

    public static bool TryParse(string? text, out RecordKey key)
    {
        key = default;

        if (!PatientId.TryParse(text is { Length: > PersonLength } ? text[..PersonLength] : text, out var patient))
        {
            return false;
        }

        if (text!.Length == PersonLength)
        {
            key = new(patient);
            return true;
        }

        var isRecord = text[PersonLength] == '-' & OrganisationNumber.TryParse(text[(PersonLength + 1)..], out var controller);
        key = isRecord ? new(patient, controller) : default;
        return isRecord;
    }

    public override string ToString() => Controller is { } controller ? $"{Patient}-{controller}" : Patient.ToString();
}
