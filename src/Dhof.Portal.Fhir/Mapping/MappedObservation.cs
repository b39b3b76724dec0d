using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>An Observation that was understood.</summary>
/// <param name="IsCorrection">Its status is amended or corrected: it says that an earlier version exists.</param>
public sealed record MappedObservation(ReportedMeasurement Measurement, bool IsCorrection);
