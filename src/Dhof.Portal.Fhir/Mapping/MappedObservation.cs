using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>An Observation that was understood.</summary>
/// <param name="Measurement">Of a withdrawal only whose, of which kind and under which identifier: its value and its time are not read.</param>
/// <param name="Revision">Its status is amended, corrected or entered-in-error: it says that an earlier version exists. Null where it is final.</param>
public sealed record MappedObservation(ReportedMeasurement Measurement, Revision? Revision = null)
{
    public bool IsCorrection => Revision is not null;
}
