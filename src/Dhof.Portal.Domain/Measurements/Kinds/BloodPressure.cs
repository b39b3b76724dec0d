namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Blood pressure with its two components (VkpObservation Bloodpressure). Component SNOMED codes: VKP first, no-domain's own second.</summary>
public sealed record BloodPressure() : MeasurementKind(
    Key: "bp",
    Name: new("Blodtrykk", "Blodtrykk", "Blood pressure"),
    ShortName: new("BT", "BT", "BP"),
    Unit: "mm[Hg]",
    UnitText: "mmHg",
    Decimals: 0,
    Codes: new(["85354-9"], ["75367002"]),
    Units: [new("mm[Hg]")],
    Series:
    [
        new("bp-sys", new("Systolisk BT", "Systolisk BT", "Systolic BP"), new(["8480-6"], ["271649006", "4471000202106"]), Possible: new(20, 350), Usual: new(60, 250)),
        new("bp-dia", new("Diastolisk BT", "Diastolisk BT", "Diastolic BP"), new(["8462-4"], ["271650006", "4481000202108"]), Possible: new(10, 250), Usual: new(30, 150)),
    ],
    Order: 3);
