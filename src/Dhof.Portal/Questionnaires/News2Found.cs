using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Questionnaires.Scores;

namespace Dhof.Portal.Questionnaires;

/// <summary>One parameter of a NEWS2.</summary>
/// <param name="Snomed">Code of the part, which names it.</param>
/// <param name="Points">As text; null where it is missing.</param>
public sealed record News2PartFound(string Snomed, string? Points);

/// <summary>The latest NEWS2 of a patient: reckoned by the portal of what was measured, or received.</summary>
/// <param name="From">The first of what it was reckoned of; the same as <paramref name="At"/> of a received one.</param>
/// <param name="Organisation">Whose measurements, or whose score.</param>
/// <param name="Total">Null: incomplete.</param>
/// <param name="Scale">Null where the message does not say.</param>
/// <param name="Target">The limit that decided for scale two, of a reckoned one.</param>
/// <param name="Before">The total before, by the same scale; null where there is none to compare with.</param>
public sealed record News2Found(
    bool IsReceived,
    DateTimeOffset From,
    DateTimeOffset At,
    string Organisation,
    int? Total,
    ImmutableArray<News2PartFound> Parts,
    News2Scale? Scale,
    Limit? Target,
    (int Total, DateTimeOffset At)? Before)
{
    /// <summary>The codes of the parts, in the order of the chart; of the saturation the one of the scale.</summary>
    public static string SnomedOf(News2Parameter parameter, News2Scale scale) => parameter switch
    {
        News2Parameter.RespiratoryRate => "1104301000000104",
        News2Parameter.OxygenSaturation => scale == News2Scale.One ? ScaleOne : ScaleTwo,
        News2Parameter.Oxygen => "1104331000000105",
        News2Parameter.Systolic => "1104341000000101",
        News2Parameter.Pulse => "1104351000000103",
        News2Parameter.Consciousness => "1104361000000100",
        _ => "1104371000000107",
    };

    public const string ScaleOne = "1104311000000102", ScaleTwo = "1104321000000108";
}
