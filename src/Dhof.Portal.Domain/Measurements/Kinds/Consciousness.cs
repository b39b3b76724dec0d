using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements.Kinds;

/// <summary>
/// Level of consciousness by the ACVPU scale (VkpObservation Consciousness; SNOMED 404996007 is the older guide's). The answers' codes, and which of them
/// are uncertain: docs/decisions/0012-all-kinds.md. Stored as the place in the scale: 0 alert to 4 unresponsive; the places are no points.
/// </summary>
public sealed record Consciousness() : MeasurementKind(
    Key: "acvpu",
    Name: new("Bevissthetsnivå (ACVPU)", "Bevisstheitsnivå (ACVPU)", "Level of consciousness (ACVPU)"),
    ShortName: new("Bevissthet", "Bevisstheit", "Consciousness"),
    Unit: "",
    UnitText: "",
    Decimals: 0,
    Codes: s_codes,
    Units: [],
    Series: [new("acvpu", new("Bevissthet", "Bevisstheit", "Consciousness"), s_codes, Possible: new(0, 4), Usual: new(0, 4))],
    Order: 8)
{
    /// <summary>The code that names the scale itself: under it a lone letter can only be one of the five.</summary>
    public const string ScaleCode = "1104441000000107";

    private static readonly CodeSet s_codes = new([], [ScaleCode, "404996007"]);

    private static readonly ImmutableArray<NamedAnswer> s_answers =
    [
        new(0, "A", new("Våken", "Vaken", "Alert"), new(["LA9340-6"], ["248234008"]), ["Mentally alert"]),
        new(1, "C", new("Nyoppstått forvirring", "Nyoppstått forvirring", "New confusion"), new([], ["130987000"]), ["Acute confusion"]),
        new(2, "V", new("Reagerer på tiltale", "Reagerer på tiltale", "Responds to voice"), new(["LA17108-4"], ["300202002"]), []),
        new(3, "P", new("Reagerer på smerte", "Reagerer på smerte", "Responds to pain"), new(["LA17107-6"], ["450847001"]), []),
        new(4, "U", new("Reagerer ikke", "Reagerer ikkje", "Unresponsive"), new(["LA9343-0"], ["422768004"]), []),
    ];

    public override ValueForm Form => ValueForm.Answer;

    public override ImmutableArray<NamedAnswer> Answers => s_answers;
}
