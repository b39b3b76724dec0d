namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Blood glucose (generic VkpObservation with LOINC, SNOMED CT and NPU). mg/dL by the molar mass of glucose, 180.156 g/mol.</summary>
public sealed record Glucose() : MeasurementKind(
    Key: "glucose",
    Name: new("Blodsukker", "Blodsukker", "Blood glucose"),
    ShortName: new("Blodsukker", "Blodsukker", "Glucose"),
    Unit: "mmol/L",
    UnitText: "mmol/L",
    Decimals: 1,
    Codes: s_codes,
    Units: [new("mmol/L"), new("mmol/l"), new("mg/dL", 10m / 180.156m), new("mg/dl", 10m / 180.156m)],
    Series: [new("glucose", new("Blodsukker", "Blodsukker", "Glucose"), s_codes, Possible: new(0, 100), Usual: new(1.5m, 35))],
    Order: 7)
{
    private static readonly CodeSet s_codes = new(["15074-8"], ["434912009"], ["NPU02187"]);
}
