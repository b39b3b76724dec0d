using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Tests.Sources;

/// <summary>Readings of invented registers, written as a sender would: a number in a unit, at so many seconds past eight.</summary>
internal static class Sourced
{
    public static readonly DateTimeOffset Eight = new(2026, 11, 2, 7, 0, 0, TimeSpan.Zero);

    public static readonly OrganisationNumber Municipality = new(100000001);
    public static readonly OrganisationNumber Hospital = new(100000002);

    public static ReadingHolder At(string source, OrganisationNumber? controller = null) =>
        new(SourceKey.TryParse(source, out var key) ? key : throw new ArgumentException(source), controller ?? Hospital);

    public static SourcedReading Reading(string source, double seconds, string value, string kind = "spo2", string? unit = null, string? key = null)
    {
        var of = MeasurementCatalogue.Get(kind);
        var conversion = of.Units.FirstOrDefault(known => known.Ucum == unit) ?? new(of.Unit);
        decimal[] written = [.. value.Split('/').Select(part => conversion.Convert(decimal.Parse(part, CultureInfo.InvariantCulture)))];
        return new(At(source), key ?? $"{source}-{seconds}-{value}", of, Eight.AddSeconds(seconds), written[0], written.Length > 1 ? written[1] : null) { Unit = unit };
    }

    /// <summary>The registers of each group, the first first: "a+b c" are two groups. A valid reading and a withdrawn one are joined by /, different values by ≠.</summary>
    public static string Grouped(params SourcedReading[] readings) => string.Join(' ', SameReadings.Of(readings).Select(same => string.Join(
        same.IsWithdrawnInSome ? "/" : same.Agreement == Agreement.DifferentValue ? "≠" : "+",
        same.Readings.Select(one => one.Holder.Source?.ToString() ?? one.Key))));
}
