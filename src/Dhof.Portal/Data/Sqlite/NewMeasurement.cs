using System.Collections.Immutable;
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
    MeasurementDetails? Details = null)
{
    /// <summary>When it was received, where that is another time than its delivery's: a history that is moved in keeps its times.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>When it came, where it was refused then and is stored now: a correction that waited is older than those that came while it did.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>The fingerprint is the sender's identifier, not the content: only that can be another controller's.</summary>
    public bool IsIdentified { get; init; }

    /// <summary>The version that the sender expects to stand; another is left as it is.</summary>
    public int? Expected { get; init; }

    /// <summary>It is a version of what stands under the fingerprint; null of what is new and final. A withdrawal's values and time are not looked at.</summary>
    public Revision? Revision { get; init; }
}

/// <summary>The originals of one controller, compressed.</summary>
public sealed record NewBody(OrganisationNumber Controller, byte[] Content);

/// <summary>What was received together, to be stored in one transaction.</summary>
/// <param name="AllOrNothing">With any conflict, nothing is stored.</param>
public sealed record NewMeasurements(string Client, DateTimeOffset Received, IReadOnlyList<NewMeasurement> Measurements, IReadOnlyList<NewBody> Bodies, bool AllOrNothing)
{
    /// <summary>The answered forms that came with them; they share the bodies and the transaction.</summary>
    public IReadOnlyList<NewResponse> Responses { get; init; } = [];

    /// <summary>The controllers that the sender writes for: a correction that names the wrong one of them is told so, and nothing is told of others.</summary>
    public ImmutableArray<OrganisationNumber> Writes { get; init; } = [];
}
