using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>One Observation on its way to a measurement: each step reads one part, or says why not.</summary>
internal sealed class Draft(Observation observation)
{
    public Observation Observation => observation;

    /// <summary>Where the present step reads: Firely throws when an element of the wrong shape is read, and this is the place to name.</summary>
    public string At { get; set; } = "Observation";

    public bool IsCorrection { get; set; }

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
        IsCorrection);

    public Refusal Refuse(RefusalCode code, string? detail = null) => new(code, At, detail);
}
