using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What the details of a measurement are called on the screen.</summary>
public static class DetailText
{
    /// <summary>What was measured: the kind's name or, where the message says it, the message's.</summary>
    public static string Name(MeasurementKind kind, MeasurementDetails? details) => details?.Name ?? kind.Name.In();

    /// <summary>The same, as it is said beside a number.</summary>
    public static string ShortName(MeasurementKind kind, MeasurementDetails? details) => details?.Name ?? kind.ShortName.In();

    /// <summary>Whether the value is a number, to be set under other numbers.</summary>
    public static bool IsNumber(MeasurementKind kind, MeasurementDetails? details) => kind.Form switch
    {
        ValueForm.Answer => false,
        ValueForm.AsItCame => details?.Value is { Form: DetailForm.Number },
        _ => true,
    };

    /// <summary>The value with its unit. A value that came as it came is said so, and a missing one too.</summary>
    public static string Value(MeasurementKind kind, Reading reading, MeasurementDetails? details) => (kind.Form, details) switch
    {
        (not ValueForm.AsItCame, _) => Format.ValueWithUnit(kind, reading),
        (_, { Value: { } value }) => Value(value),
        (_, { Parts.IsEmpty: true } or null) => Words.NoValue,
        _ => "",
    };

    /// <summary>The value of a component, or that it came without. Points of a part that is known need no unit.</summary>
    public static string Value(MeasurementKind kind, MeasurementPart part) => Value(kind.PartOf(part.Code) is not null && part.Value is { } points ? points with { Unit = null } : part.Value);

    /// <summary>The name of a component: the portal's own where the code is one it knows, otherwise the message's.</summary>
    public static string Name(MeasurementKind kind, MeasurementPart part) => kind.PartOf(part.Code)?.Name.In() ?? (part.Name.Length > 0 ? part.Name : Words.WithoutName);

    private static string Value(DetailValue? value) => value switch
    {
        null => Words.NoValue,
        { Form: DetailForm.Absent } => Words.NoValueBecause.With(value.Text),
        _ => Format.Value(value),
    };
}
