namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Body weight (VkpObservation Bodyweight); the international avoirdupois pound is 0.45359237 kg exactly.</summary>
public sealed record BodyWeight() : MeasurementKind(
    Key: "weight",
    Name: new("Kroppsvekt", "Kroppsvekt", "Body weight"),
    ShortName: new("Vekt", "Vekt", "Weight"),
    Unit: "kg",
    UnitText: "kg",
    Decimals: 1,
    Codes: s_codes,
    Units: [new("kg"), new("g", 0.001m), new("[lb_av]", 0.45359237m)],
    Series: [new("weight", new("Vekt", "Vekt", "Weight"), s_codes, Possible: new(1, 500), Usual: new(30, 250))],
    Order: 6)
{
    private static readonly CodeSet s_codes = new(["29463-7"], ["27113001"]);
}
