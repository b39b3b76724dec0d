using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>One Observation on its way to a measurement: each step reads one part, or says why not.</summary>
internal sealed class Draft(Observation observation) : Place("Observation")
{
    public Observation Observation => observation;

    public MeasurementStatus Status { get; set; }

    /// <summary>When the source that it was copied from stored it; null of what was posted.</summary>
    public DateTimeOffset? Stored { get; init; }

    /// <summary>What it says about the version before; null of what is final.</summary>
    public Revision? Revision { get; set; }

    public MeasurementKind Kind { get; set; } = null!;

    public string Code { get; set; } = "";

    public IdentityNumber Subject { get; set; }

    public OrganisationNumber? Controller { get; set; }

    public DateTimeOffset Effective { get; set; }

    public decimal Value { get; set; }

    public decimal? Second { get; set; }

    public string? Unit { get; set; }

    /// <summary>What the numbers cannot say; null where they say it all.</summary>
    public MeasurementDetails? Details { get; set; }

    public OxygenTherapy? Oxygen { get; set; }

    public Activity Activity { get; set; }

    public MappedObservation Finish() => new(
        new(Subject, Controller, Kind, Value, Second, Effective, Oxygen, Activity, ObservationOrigin.Of(this), ObservationOrigin.Identifier(this), Details),
        Revision);
}
