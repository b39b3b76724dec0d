using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>What an Observation measured, by the same mapping as what is posted here. Whose it is has been settled before.</summary>
internal static class SourceMeasurement
{
    public static (ReportedMeasurement? Measurement, string? Reason) Of(ReadOnlySpan<byte> json, AskedSource asked, DateTimeOffset received)
    {
        if (!ObservationMapping.TryReadOf(json, asked.Number, received, out var mapped, out var refusal))
        {
            return (null, refusal.Code.Key);
        }

        // Of a withdrawal neither value nor time is read.
        return mapped.Revision?.Status == MeasurementStatus.EnteredInError ? (null, null) : (mapped.Measurement, null);
    }
}
