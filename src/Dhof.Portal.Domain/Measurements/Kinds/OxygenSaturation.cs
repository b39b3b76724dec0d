namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Peripheral oxygen saturation by pulse oximetry (VkpObservation Oxygensat; no-domain prefers LOINC 59408-5).</summary>
public sealed record OxygenSaturation() : MeasurementKind(
    Key: "spo2",
    Name: new("Oksygenmetning", "Oksygenmetting", "Oxygen saturation"),
    ShortName: new("SpO₂", "SpO₂", "SpO₂"),
    Unit: "%",
    UnitText: "%",
    Decimals: 0,
    Codes: s_codes,
    Units: [new("%")],
    Series: [new("spo2", new("SpO₂", "SpO₂", "SpO₂"), s_codes, Possible: new(0, 100), Usual: new(70, 100))],
    Order: 1)
{
    private static readonly CodeSet s_codes = new(["59408-5", "2708-6"], ["431314004"]);
}
