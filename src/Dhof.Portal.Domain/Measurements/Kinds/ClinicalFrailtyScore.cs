namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>Clinical Frailty Scale, 1 very fit to 9 terminally ill (VkpObservation CFSscore). The number alone: the texts of the scale have their own terms of use.</summary>
public sealed record ClinicalFrailtyScore() : MeasurementKind(
    Key: "cfs",
    Name: new("Klinisk skrøpelighetsskala (CFS)", "Klinisk skrøpelegheitsskala (CFS)", "Clinical Frailty Scale (CFS)"),
    ShortName: new("CFS", "CFS", "CFS"),
    Unit: "{score}",
    UnitText: "",
    Decimals: 0,
    Codes: s_codes,
    Units: [new("{score}")],
    Series: [new("cfs", new("CFS", "CFS", "CFS"), s_codes, Possible: new(1, 9), Usual: new(1, 9))],
    Order: 10)
{
    private static readonly CodeSet s_codes = new([], ["763264000"]);

    public override ValueForm Form => ValueForm.Score;

    public override bool IsWhole => true;

    public override bool IsSurvey => true;
}
