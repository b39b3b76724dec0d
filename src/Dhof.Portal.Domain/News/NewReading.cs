using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.News;

/// <summary>A reading, and whether it became known, corrected or withdrawn after what was seen.</summary>
public readonly record struct NewReading(MeasurementKind Kind, Reading Reading, bool IsNew);
