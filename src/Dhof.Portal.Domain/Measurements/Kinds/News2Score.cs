using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>
/// A NEWS2 total that somebody else has reckoned (VkpObservation NEWS2score; Royal College of Physicians 2017). It is received and shown, never reckoned here:
/// NEWS2 is made for hospital and ambulance, and at home it is information, without limits, alerts and response table.
/// </summary>
public sealed record News2Score() : MeasurementKind(
    Key: "news2",
    Name: new("NEWS2-skår", "NEWS2-skår", "NEWS2 score"),
    ShortName: new("NEWS2", "NEWS2", "NEWS2"),
    Unit: "{score}",
    UnitText: "",
    Decimals: 0,
    Codes: s_codes,
    Units: [new("{score}")],
    Series: [new("news2", new("NEWS2", "NEWS2", "NEWS2"), s_codes, Possible: new(0, 20), Usual: new(0, 20))],
    Order: 9)
{
    private static readonly CodeSet s_codes = new([], ["1104051000000101"]);
    private static readonly ValueRange s_points = new(0, 3);

    private static readonly ImmutableArray<ScorePart> s_parts =
    [
        new("1104301000000104", new("Respirasjonsfrekvens", "Respirasjonsfrekvens", "Respiratory rate"), s_points),
        new("1104311000000102", new("SpO₂, skala 1", "SpO₂, skala 1", "SpO₂, scale 1"), s_points),
        new("1104321000000108", new("SpO₂, skala 2", "SpO₂, skala 2", "SpO₂, scale 2"), s_points),
        new("1104331000000105", new("Luft eller oksygen", "Luft eller oksygen", "Air or oxygen"), s_points),
        new("1104341000000101", new("Systolisk blodtrykk", "Systolisk blodtrykk", "Systolic blood pressure"), s_points),
        new("1104351000000103", new("Puls", "Puls", "Pulse"), s_points),
        new("1104361000000100", new("Bevissthet", "Bevisstheit", "Consciousness"), s_points),
        new("1104371000000107", new("Temperatur", "Temperatur", "Temperature"), s_points),
    ];

    public override ValueForm Form => ValueForm.Score;

    public override bool IsWhole => true;

    public override bool IsDrawn => true;

    public override bool IsSurvey => true;

    public override ImmutableArray<ScorePart> Parts => s_parts;
}
