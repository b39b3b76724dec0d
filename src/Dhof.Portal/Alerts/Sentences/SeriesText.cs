using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>A series and its numbers as sentences write them.</summary>
internal static class SeriesText
{
    /// <summary>Of what is no series: as it stands.</summary>
    public static string Name(string series) => MeasurementCatalogue.FindSeries(series) is var (kind, index) ? kind.Series[index].Name.In() : series;

    /// <summary>As it stands within a sentence.</summary>
    public static string InSentence(string series) => Within(Name(series));

    /// <summary>As it stands within a sentence.</summary>
    public static string Within(string name) => char.ToLower(name[0], CultureInfo.CurrentUICulture) + name[1..];

    /// <summary>With the decimals of the kind: 84 %.</summary>
    public static string Value(string series, decimal value) => WithUnit(series, Format.Number(MeasurementCatalogue.BySeries(series).Kind, value));

    /// <summary>With one decimal, whatever the kind has: 89,4 %.</summary>
    public static string Mean(string series, decimal value) => WithUnit(series, OneDecimal(value));

    public static string OneDecimal(decimal value) => value.ToString("F1", NorwegianTime.Formats);

    private static string WithUnit(string series, string number) => $"{number}\u00a0{MeasurementCatalogue.BySeries(series).Kind.UnitText}";
}
