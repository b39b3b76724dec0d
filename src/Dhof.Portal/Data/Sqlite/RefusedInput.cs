using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>A refused input on its way into quarantine.</summary>
/// <param name="Patient"><see cref="PatientId.Nobody"/> where it cannot be told.</param>
/// <param name="Reason">Key of the reason.</param>
/// <param name="Expression">FHIRPath of the place.</param>
/// <param name="Measurement">The measurement that it contradicts.</param>
/// <param name="Content">As <c>QuarantineRow.Content</c> holds it.</param>
/// <param name="Fingerprint">16 bytes: hash of what came.</param>
public sealed record RefusedInput(PatientId Patient, OrganisationNumber Controller, ReceivedForm Form, string Reason, string Expression, long? Measurement, byte[] Content, byte[] Fingerprint);
