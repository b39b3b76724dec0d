using System.Globalization;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Texts;

/// <summary>Clinical values as they are written on the screen.</summary>
public static class Format
{
    public static string In(this LocalText text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static string With(this string format, params object?[] values) => string.Format(NorwegianTime.Formats, format, values);

    /// <summary>A number with the kind's decimals: 36,6. A score has those it needs: 24, or 2,3.</summary>
    public static string Number(MeasurementKind kind, decimal value) => kind.Round(value).ToString(
        kind.Form == ValueForm.Quantity ? "F" + kind.Decimals.ToString(CultureInfo.InvariantCulture) : "0.####", NorwegianTime.Formats);

    /// <summary>What a reading says: 84, 131/78, or A – Våken. A value that stands in the details is not known here.</summary>
    public static string Value(MeasurementKind kind, Reading reading) => kind.Form switch
    {
        ValueForm.AsItCame => "–",
        ValueForm.Answer when kind.AnswerOf(reading.Value) is { } answer => $"{answer.Letter}\u00a0– {answer.Name.In()}",
        _ => reading.Second is { } second ? $"{Number(kind, reading.Value)}/{Number(kind, second)}" : Number(kind, reading.Value),
    };

    /// <summary>The value with its unit: 84 %, 131/78 mmHg.</summary>
    public static string ValueWithUnit(MeasurementKind kind, Reading reading) => kind.UnitText.Length == 0 ? Value(kind, reading) : $"{Value(kind, reading)}\u00a0{kind.UnitText}";

    /// <summary>A value as its message wrote it, with its unit: 350 L/min, Ja, 23.11.2026 14:05; empty where there is none.</summary>
    public static string Value(DetailValue? value)
    {
        var text = value switch
        {
            null => "",
            { Form: DetailForm.Number } when decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString(NorwegianTime.Formats),
            { Form: DetailForm.YesNo } => value.Text == "true" ? Words.Yes : Words.No,
            { Form: DetailForm.Time } when DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, out var at) => NorwegianTime.DateAndTime(at),
            _ => value.Text,
        };

        return value?.Unit is { } unit ? $"{text}\u00a0{unit}" : text;
    }

    public static string SeverityWord(Severity severity) => severity switch
    {
        Severity.Red => Words.Red,
        Severity.Yellow => Words.Yellow,
        Severity.None => Words.NothingCame,
        _ => Words.Green,
    };

    /// <summary>The green interval of a limit with both ends as values that are still green: 50–100, from 92, to 82,9.</summary>
    public static string GreenInterval(MeasurementKind kind, LimitBand band)
    {
        var from = band.YellowBelow ?? band.RedBelow;
        var to = (band.YellowFrom ?? band.RedFrom) - Smallest(kind);

        return (from, to) switch
        {
            ({ } low, { } high) => $"{Number(kind, low)}–{Number(kind, high)}",
            ({ } low, null) => Words.FromValue.With(Number(kind, low)),
            (null, { } high) => Words.ToValue.With(Number(kind, high)),
            _ => "",
        };
    }

    /// <summary>The smallest step between two values of the kind as they are judged.</summary>
    public static decimal Smallest(MeasurementKind kind) => new(1, 0, 0, false, (byte)kind.Decimals);
}
