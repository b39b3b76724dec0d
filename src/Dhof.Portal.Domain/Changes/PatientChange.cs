using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Changes;

/// <summary>Something changed for a patient: where and in which order, never what.</summary>
public readonly record struct PatientChange(PatientId Patient, Area Area, long Sequence);
