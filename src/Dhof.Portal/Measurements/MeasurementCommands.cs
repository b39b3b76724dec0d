using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Measurements;

/// <summary>Stores measurements, and the answered forms that came with them, for the controllers that a grant may write for.</summary>
public sealed class MeasurementCommands(MeasurementWriter writer)
{
    /// <returns>One answer per measurement, in order, then one per answered form that came with them, after the commit.</returns>
    /// <exception cref="UnauthorizedAccessException">A measurement belongs to a controller that the grant may not write for; nothing was stored.</exception>
    public Task<IReadOnlyList<Stored>> RecordAsync(ControllerGrant grant, NewMeasurements measurements, CancellationToken cancellation)
    {
        if (measurements.Measurements.Any(m => !grant.Writes.Contains(m.Controller)) || measurements.Responses.Any(r => !grant.Writes.Contains(r.Controller)) || measurements.Bodies.Any(b => !grant.Writes.Contains(b.Controller)))
        {
            throw new UnauthorizedAccessException("The grant does not write for this controller.");
        }

        return writer.WriteAsync(measurements, cancellation);
    }
}
