using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>One measurement with everything that is known of where it came from.</summary>
/// <param name="ControllerName">Null where the directory does not know the organisation.</param>
/// <param name="Received">When the portal received it, UTC.</param>
/// <param name="Client">The machine client that delivered it.</param>
/// <param name="Body">The received resources, expanded: a JSON array.</param>
/// <param name="BodyIndex">Place of the original in it.</param>
public sealed record StoredOrigin(
    MeasurementKind Kind,
    Reading Reading,
    OrganisationNumber Controller,
    string? ControllerName,
    DateTimeOffset Received,
    MeasurementOrigin Origin,
    string Client,
    ReadOnlyMemory<byte> Body,
    int BodyIndex);
