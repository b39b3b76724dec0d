using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;

namespace Dhof.Portal.Patients;

/// <summary>Who the opened patient is, from one controller's record.</summary>
/// <param name="IdentityNumber">11 digits; shown and copied, never in an address or a log.</param>
/// <param name="RecordedBy">Name of the controller whose record it is.</param>
/// <param name="Controllers">Names of those whose data the page may show.</param>
/// <param name="Sharing">What the patient has decided about that.</param>
public sealed record PatientIdentity(PatientRecordRow Record, string IdentityNumber, string RecordedBy, ImmutableArray<string> Controllers, PatientSharing Sharing)
{
    /// <summary>As people write it, with a space after the date.</summary>
    public string SpacedNumber => $"{IdentityNumber[..6]} {IdentityNumber[6..]}";
}
