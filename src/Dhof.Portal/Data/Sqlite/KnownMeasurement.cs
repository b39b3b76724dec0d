using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>A measurement with whose it is, for work that spans patients.</summary>
/// <param name="Version">Above 1 where another version may have been seen before.</param>
public readonly record struct KnownMeasurement(PatientId Patient, OrganisationNumber Controller, MeasurementKind Kind, Reading Reading, int Version);
