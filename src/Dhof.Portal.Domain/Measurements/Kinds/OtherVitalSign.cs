namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>
/// Any vital sign that has no kind of its own: kept and listed under the name that its message gives it, in its own unit, never judged. Known by its category,
/// not by a code. The number in the row is 0 where the value is not a number; what came stands in the details.
/// </summary>
public sealed record OtherVitalSign() : MeasurementKind(
    Key: OwnKey,
    Name: new("Annen måling", "Anna måling", "Other measurement"),
    ShortName: new("Andre målinger", "Andre målingar", "Other measurements"),
    Unit: "",
    UnitText: "",
    Decimals: 0,
    Codes: s_codes,
    Units: [],
    Series: [new(OwnKey, new("Annen måling", "Anna måling", "Other measurement"), s_codes, Possible: s_any, Usual: s_any)],
    Order: 12)
{
    public const string OwnKey = "other";

    private static readonly CodeSet s_codes = new([], []);
    private static readonly ValueRange s_any = new(-1_000_000_000, 1_000_000_000);

    public override ValueForm Form => ValueForm.AsItCame;

    public override bool IsNamedByMessage => true;
}
