namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Body temperature (VkpObservation Bodytemp); Fahrenheit is converted.</summary>
public sealed record BodyTemperature() : MeasurementKind(
    Key: "temp",
    Name: new("Kroppstemperatur", "Kroppstemperatur", "Body temperature"),
    ShortName: new("Temp", "Temp", "Temp"),
    Unit: "Cel",
    UnitText: "°C",
    Decimals: 1,
    Codes: s_codes,
    Units: [new("Cel"), new("[degF]", 5m / 9m, -32)],
    Series: [new("temp", new("Temperatur", "Temperatur", "Temperature"), s_codes, Possible: new(20, 46), Usual: new(33, 42))],
    Order: 5)
{
    private static readonly CodeSet s_codes = new(["8310-5"], ["276885007"]);
}
