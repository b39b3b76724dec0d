using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>A measurement as a message reports it, understood but not yet tied to a patient's record.</summary>
/// <param name="Subject">The person's identity number.</param>
/// <param name="Controller">The organisation that performed; null where the message names none.</param>
/// <param name="Value">In the kind's own unit.</param>
/// <param name="Identifier">system|value of the first identifier; null where the sender gave none.</param>
/// <param name="Details">What the numbers cannot say; null where they say it all.</param>
public sealed record ReportedMeasurement(
    IdentityNumber Subject,
    OrganisationNumber? Controller,
    MeasurementKind Kind,
    decimal Value,
    decimal? Second,
    DateTimeOffset Effective,
    OxygenTherapy? Oxygen,
    Activity Activity,
    MeasurementOrigin Origin,
    string? Identifier,
    MeasurementDetails? Details = null);
