using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>A measurement on its way into the database.</summary>
/// <param name="Fingerprint">16 bytes, unique for the controller.</param>
/// <param name="BodyIndex">Place of its original in the body of its controller.</param>
/// <param name="Details">What the numbers cannot say; null where they say it all.</param>
public sealed record NewMeasurement(
    PatientId Patient,
    OrganisationNumber Controller,
    MeasurementKind Kind,
    DateTimeOffset At,
    decimal Value,
    decimal? Second,
    ReadingMarks Marks,
    OxygenTherapy? Oxygen,
    Activity Activity,
    MeasurementOrigin Origin,
    byte[] Fingerprint,
    int BodyIndex,
    MeasurementDetails? Details = null);

/// <summary>The originals of one controller, compressed.</summary>
public sealed record NewBody(OrganisationNumber Controller, byte[] Content);

/// <summary>What was received together, to be stored in one transaction.</summary>
/// <param name="AllOrNothing">With any conflict, nothing is stored.</param>
public sealed record NewMeasurements(string Client, DateTimeOffset Received, IReadOnlyList<NewMeasurement> Measurements, IReadOnlyList<NewBody> Bodies, bool AllOrNothing)
{
    /// <summary>The answered forms that came with them; they share the bodies and the transaction.</summary>
    public IReadOnlyList<NewResponse> Responses { get; init; } = [];
}
