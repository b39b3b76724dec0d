using System.Collections.Frozen;
using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements.Kinds;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>Every kind of measurement that the portal understands, found in Kinds and looked up by key, by code and by series.</summary>
public static class MeasurementCatalogue
{
    public static ImmutableArray<MeasurementKind> Kinds { get; } =
    [
        .. typeof(MeasurementKind).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(MeasurementKind)) && !type.IsAbstract)
            .Select(type => (MeasurementKind)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Order),
    ];

    private static readonly FrozenDictionary<string, MeasurementKind> s_byKey = Kinds.ToFrozenDictionary(kind => kind.Key);
    private static readonly FrozenDictionary<string, MeasurementKind> s_byLoinc = ByCode(codes => codes.Loinc);
    private static readonly FrozenDictionary<string, MeasurementKind> s_bySnomed = ByCode(codes => codes.Snomed);
    private static readonly FrozenDictionary<string, MeasurementKind> s_byNpu = ByCode(codes => codes.Npu);

    private static readonly FrozenDictionary<string, (MeasurementKind, int)> s_bySeries = Kinds
        .SelectMany(kind => kind.Series.Select((series, index) => (kind, series, index)))
        .ToFrozenDictionary(found => found.series.Key, found => (found.kind, found.index));

    /// <summary>The kind of a vital sign that has no kind of its own.</summary>
    public static MeasurementKind Other { get; } = Get(OtherVitalSign.OwnKey);

    /// <exception cref="KeyNotFoundException">No kind has this key: the row was written by a later version.</exception>
    public static MeasurementKind Get(string key) => s_byKey[key];

    /// <summary>The one instance of a kind: another one of the same type is not equal to it.</summary>
    public static MeasurementKind Of<T>()
        where T : MeasurementKind => Kinds.OfType<T>().Single();

    public static MeasurementKind? Find(string key) => s_byKey.GetValueOrDefault(key);

    public static MeasurementKind? ByLoinc(string code) => s_byLoinc.GetValueOrDefault(code);

    public static MeasurementKind? BySnomed(string code) => s_bySnomed.GetValueOrDefault(code);

    public static MeasurementKind? ByNpu(string code) => s_byNpu.GetValueOrDefault(code);

    /// <summary>The kind that a series belongs to, and its place among the kind's series.</summary>
    public static (MeasurementKind Kind, int Index) BySeries(string key) => s_bySeries[key];

    /// <summary>As above; null where no kind has such a series: an alert that speaks of a form has none.</summary>
    public static (MeasurementKind Kind, int Index)? FindSeries(string key) => s_bySeries.TryGetValue(key, out var found) ? found : null;

    /// <summary>Whether limits apply to a series. A score or an answer has none, whatever a row says: NEWS2 at home is information.</summary>
    public static bool IsLimited(string series) => !s_bySeries.TryGetValue(series, out var found) || found.Item1.Form == ValueForm.Quantity;

    private static FrozenDictionary<string, MeasurementKind> ByCode(Func<CodeSet, ImmutableArray<string>> codes) => Kinds
        .SelectMany(kind => codes(kind.Codes).Select(code => (code, kind)))
        .ToFrozenDictionary(pair => pair.code, pair => pair.kind);
}
