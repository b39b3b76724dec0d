namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Heart rate (VkpObservation Heartrate; pulse SCT 78564009 of no-domain is taken as the same at home).</summary>
public sealed record HeartRate() : MeasurementKind(
    Key: "hr",
    Name: new("Puls", "Puls", "Heart rate"),
    ShortName: new("Puls", "Puls", "Pulse"),
    Unit: "/min",
    UnitText: "/min",
    Decimals: 0,
    Codes: s_codes,
    Units: [new("/min"), new("{beats}/min")],
    Series: [new("hr", new("Puls", "Puls", "Pulse"), s_codes, Possible: new(0, 350), Usual: new(30, 200))],
    Order: 2)
{
    private static readonly CodeSet s_codes = new(["8867-4"], ["364075005", "78564009"]);
}
