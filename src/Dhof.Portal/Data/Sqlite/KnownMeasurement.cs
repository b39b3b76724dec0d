using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>A measurement with whose it is, for work that spans patients.</summary>
public readonly record struct KnownMeasurement(PatientId Patient, OrganisationNumber Controller, MeasurementKind Kind, Reading Reading);
