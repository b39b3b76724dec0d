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

    /// <summary>A number with the kind's decimals: 36,6.</summary>
    public static string Number(MeasurementKind kind, decimal value) => kind.Round(value).ToString("F" + kind.Decimals.ToString(CultureInfo.InvariantCulture), NorwegianTime.Formats);

    /// <summary>All the numbers of a reading: 84, or 131/78.</summary>
    public static string Value(MeasurementKind kind, Reading reading) =>
        reading.Second is { } second ? $"{Number(kind, reading.Value)}/{Number(kind, second)}" : Number(kind, reading.Value);

    /// <summary>The numbers with their unit: 84 %, 131/78 mmHg.</summary>
    public static string ValueWithUnit(MeasurementKind kind, Reading reading) => $"{Value(kind, reading)}\u00a0{kind.UnitText}";

    public static string SeverityWord(Severity severity) => severity switch
    {
        Severity.Red => Words.Red,
        Severity.Yellow => Words.Yellow,
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

    private static decimal Smallest(MeasurementKind kind) => new(1, 0, 0, false, (byte)kind.Decimals);
}
