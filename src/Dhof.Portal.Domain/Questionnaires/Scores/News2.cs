using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Questionnaires.Scores;

/// <summary>
/// National Early Warning Score 2 (Royal College of Physicians, 2017; reproduced with acknowledgement). All seven parameters or no total. It is made for hospital and ambulance: at home it is
/// information, and neither its response table nor a band of it is here.
/// </summary>
public static class News2
{
    /// <summary>Raised whenever the same values could be scored otherwise.</summary>
    public const int Version = 1;

    /// <summary>The points of what is known, in the order of the chart.</summary>
    public static News2Result Of(News2Values values) => new(values.Scale,
    [
        new(News2Parameter.RespiratoryRate, Whole(values.RespiratoryRate) is { } rate ? Respiration(rate) : null),
        new(News2Parameter.OxygenSaturation, Saturation(values)),
        new(News2Parameter.Oxygen, values.OnOxygen is { } oxygen ? (oxygen ? 2 : 0) : null),
        new(News2Parameter.Systolic, Whole(values.Systolic) is { } pressure ? Pressure(pressure) : null),
        new(News2Parameter.Pulse, Whole(values.Pulse) is { } pulse ? Pulse(pulse) : null),
        new(News2Parameter.Consciousness, values.IsAlert is { } alert ? (alert ? 0 : 3) : null),
        new(News2Parameter.Temperature, values.Temperature is { } temperature ? Temperature(decimal.Round(temperature, 1, MidpointRounding.AwayFromZero)) : null),
    ]);

    /// <summary>Rounded before it is scored, as it is shown.</summary>
    private static decimal? Whole(decimal? value) => value is { } known ? decimal.Round(known, 0, MidpointRounding.AwayFromZero) : null;

    private static int Respiration(decimal rate) => rate switch
    {
        <= 8 => 3,
        <= 11 => 1,
        <= 20 => 0,
        <= 24 => 2,
        _ => 3,
    };

    private static int? Saturation(News2Values values) => Whole(values.OxygenSaturation) switch
    {
        null => null,
        { } saturation when values.Scale == News2Scale.One => saturation switch
        {
            <= 91 => 3,
            <= 93 => 2,
            <= 95 => 1,
            _ => 0,
        },
        <= 83 => 3,
        <= 85 => 2,
        <= 87 => 1,
        <= 92 => 0,

        // Over the target only oxygen makes it a risk: without knowing whether there is any, there are no points.
        { } saturation => values.OnOxygen switch
        {
            null => null,
            false => 0,
            true => saturation switch
            {
                <= 94 => 1,
                <= 96 => 2,
                _ => 3,
            },
        },
    };

    private static int Pressure(decimal systolic) => systolic switch
    {
        <= 90 => 3,
        <= 100 => 2,
        <= 110 => 1,
        <= 219 => 0,
        _ => 3,
    };

    private static int Pulse(decimal pulse) => pulse switch
    {
        <= 40 => 3,
        <= 50 => 1,
        <= 90 => 0,
        <= 110 => 1,
        <= 130 => 2,
        _ => 3,
    };

    private static int Temperature(decimal temperature) => temperature switch
    {
        <= 35.0m => 3,
        <= 36.0m => 1,
        <= 38.0m => 0,
        <= 39.0m => 1,
        _ => 2,
    };
}

/// <summary>Which scale of oxygen saturation. Two is for documented hypercapnic respiratory failure with a target of 88–92 %, when a doctor has decided so.</summary>
public enum News2Scale
{
    One = 1,
    Two = 2,
}

public enum News2Parameter
{
    RespiratoryRate,
    OxygenSaturation,
    Oxygen,
    Systolic,
    Pulse,
    Consciousness,
    Temperature,
}

/// <summary>What was measured in one go; null for what was not.</summary>
/// <param name="IsAlert">A of ACVPU; new confusion is not alert.</param>
public sealed record News2Values(News2Scale Scale, decimal? RespiratoryRate, decimal? OxygenSaturation, bool? OnOxygen, decimal? Systolic, decimal? Pulse, bool? IsAlert, decimal? Temperature);

/// <param name="Points">Null where it cannot be scored.</param>
public sealed record News2Part(News2Parameter Parameter, int? Points);

/// <summary>The parts, and a total only where every part is there.</summary>
public sealed record News2Result(News2Scale Scale, ImmutableArray<News2Part> Parts)
{
    /// <summary>What is missing (ufullstendig).</summary>
    public IEnumerable<News2Parameter> Missing => Parts.Where(part => part.Points is null).Select(part => part.Parameter);

    /// <summary>0 to 20; null of an incomplete score.</summary>
    public int? Total => Parts.Any(part => part.Points is null) ? null : Parts.Sum(part => part.Points);

    /// <summary>A single parameter with three points, which a total can hide.</summary>
    public bool HasSingleThree => Parts.Any(part => part.Points == 3);
}
