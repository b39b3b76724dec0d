namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>
/// The score of a form (generic VkpObservation with LOINC 74465-6). The code says only that it is a form: which one, the message says. A mean may have decimals;
/// what a form's score can be is not known here, so none is impossible.
/// </summary>
public sealed record FormScore() : MeasurementKind(
    Key: "form",
    Name: new("Skjemaskår", "Skjemaskår", "Form score"),
    ShortName: new("Skjemaskår", "Skjemaskår", "Form score"),
    Unit: "{score}",
    UnitText: "",
    Decimals: 2,
    Codes: s_codes,
    Units: [new("{score}")],
    Series: [new("form", new("Skjemaskår", "Skjemaskår", "Form score"), s_codes, Possible: s_any, Usual: s_any)],
    Order: 11)
{
    private static readonly CodeSet s_codes = new(["74465-6"], []);
    private static readonly ValueRange s_any = new(-1_000_000_000, 1_000_000_000);

    public override ValueForm Form => ValueForm.Score;

    public override bool IsNamedByMessage => true;

    public override bool IsSurvey => true;
}
