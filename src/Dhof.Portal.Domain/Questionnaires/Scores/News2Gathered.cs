using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;

namespace Dhof.Portal.Domain.Questionnaires.Scores;

/// <summary>
/// NEWS2 of what was measured together: the level of consciousness, which is taken for nothing else, and whatever else of the seven was measured within one hour of it and of each other [P]. The hour with the most of them
/// counts, of two with as many the later; of each parameter its last value in that hour. What is impossible, withdrawn or taken after exertion is not among them.
/// </summary>
/// <param name="From">The first of them, UTC.</param>
/// <param name="At">The last.</param>
public sealed record News2Gathered(DateTimeOffset From, DateTimeOffset At, News2Result Result, News2ScaleInForce Scale, ImmutableArray<KindReading> Readings)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    /// <summary>What holds the seven: oxygen is recorded with the saturation.</summary>
    public static ImmutableArray<MeasurementKind> Kinds { get; } =
    [
        MeasurementCatalogue.Of<RespiratoryRate>(), MeasurementCatalogue.Of<OxygenSaturation>(), MeasurementCatalogue.Of<BloodPressure>(), MeasurementCatalogue.Of<HeartRate>(),
        MeasurementCatalogue.Of<Consciousness>(), MeasurementCatalogue.Of<BodyTemperature>(),
    ];

    /// <param name="consciousness">What it is gathered around.</param>
    /// <param name="readings">Of one patient and one controller; what lies outside the hour plays no part.</param>
    public static News2Gathered Of(Reading consciousness, IEnumerable<KindReading> readings, LimitHistory limits)
    {
        var near = readings
            .Where(one => Counts(one) && one.Kind is not Consciousness && (one.Reading.At - consciousness.At).Duration() <= Window)
            .Append(new(MeasurementCatalogue.Of<Consciousness>(), consciousness))
            .OrderBy(one => one.Reading.At).ThenBy(one => one.Reading.Id)
            .ToList();
        var best = near
            .Where(last => last.Reading.At >= consciousness.At)
            .Select(last => near.FindAll(one => one.Reading.At <= last.Reading.At && one.Reading.At >= last.Reading.At - Window))
            .Where(hour => hour.Exists(one => one.Reading.Id == consciousness.Id))
            .MaxBy(hour => (hour.Select(one => one.Kind).Distinct().Count(), hour[^1].Reading.At))!;
        ImmutableArray<KindReading> chosen = [.. best.GroupBy(one => one.Kind).Select(kind => kind.Last()).OrderBy(one => one.Kind.Order)];
        var scale = News2ScaleInForce.At(limits, chosen.Max(one => one.Reading.At));

        return new(chosen.Min(one => one.Reading.At), chosen.Max(one => one.Reading.At), News2.Of(Values(chosen, scale.Scale)), scale, chosen);
    }

    private static bool Counts(KindReading one) => one.Reading.IsValid && one.Reading.Activity != Activity.Exertion && Kinds.Contains(one.Kind);

    private static News2Values Values(ImmutableArray<KindReading> chosen, News2Scale scale)
    {
        return new(scale, Of<RespiratoryRate>()?.Value, Of<OxygenSaturation>()?.Value, Of<OxygenSaturation>()?.Oxygen?.IsTreatment, Of<BloodPressure>()?.Value, Of<HeartRate>()?.Value, Of<Consciousness>()?.Value == 0, Of<BodyTemperature>()?.Value);

        Reading? Of<T>()
            where T : MeasurementKind => chosen.Where(one => one.Kind is T).Select(one => (Reading?)one.Reading).SingleOrDefault();
    }
}
