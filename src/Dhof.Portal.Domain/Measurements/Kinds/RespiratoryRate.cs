namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Respiratory rate (VkpObservation Resprate; SNOMED 271625008 is no-domain's).</summary>
public sealed record RespiratoryRate() : MeasurementKind(
    Key: "rr",
    Name: new("Respirasjonsfrekvens", "Respirasjonsfrekvens", "Respiratory rate"),
    ShortName: new("Resp", "Resp", "Resp"),
    Unit: "/min",
    UnitText: "/min",
    Decimals: 0,
    Codes: s_codes,
    Units: [new("/min"), new("{breaths}/min")],
    Series: [new("rr", new("Respirasjonsfrekvens", "Respirasjonsfrekvens", "Respiratory rate"), s_codes, Possible: new(0, 120), Usual: new(5, 60))],
    Order: 4)
{
    private static readonly CodeSet s_codes = new(["9279-1"], ["86290005", "271625008"]);
}
