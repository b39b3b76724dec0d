using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Sources;

/// <summary>One resource of the opened patient, as a source answered it. In memory only.</summary>
/// <param name="ResourceType">The name of the FHIR type.</param>
/// <param name="Title">What people call it; the name of the type where the resource says nothing.</param>
/// <param name="Period">Null where the source names no time.</param>
/// <param name="Status">The status as the source wrote it; empty where it has none.</param>
/// <param name="Raw">The resource as it came.</param>
/// <param name="Measurement">What an Observation measured; null for what is no measurement, or is not understood.</param>
/// <param name="NotMeasured">Why an Observation carries no measurement: a reason of docs/fhir.md; null otherwise.</param>
public sealed record SourceItem(
    string ResourceType,
    InformationTypes Type,
    string Title,
    ItemPeriod? Period,
    string Status,
    SourceItemOrigin Origin,
    string Raw,
    ReportedMeasurement? Measurement = null,
    string? NotMeasured = null)
{
    /// <summary>The source says that it should never have been there.</summary>
    public bool IsWithdrawn => Status == "entered-in-error";

    /// <summary>A contact in which the patient stays there, not a visit.</summary>
    public bool IsStay { get; init; }

    /// <summary>The source says that the patient is admitted there now: begun, not ended, and not on leave at home.</summary>
    public bool IsAdmission(DateTimeOffset now) => IsStay && Status == "in-progress" && !(Period?.From > now) && !(Period?.To <= now);
}
