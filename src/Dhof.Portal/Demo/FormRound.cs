using System.Collections.Immutable;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo;

/// <summary>Which KOLS patient answers the daily form beside the simulator's measurements. Whoever has a story is left out: it tells itself.</summary>
internal sealed class FormRound(Region region)
{
    private const int OneIn = 20;

    private readonly StoryDays _days = new(region.FirstStart);
    private readonly ImmutableArray<SyntheticPatient> _patients = [.. region.Patients.Where(patient => patient is { Condition: FollowUpCondition.Copd, Story: Story.None or Story.Quiet })];

    /// <summary>A form with one in twenty measurements; null otherwise.</summary>
    public FormMessage? Next(long number, DateTimeOffset now) => number % OneIn != OneIn / 2
        ? null
        : Of(_patients[(int)(number / OneIn % _patients.Length)], OsloTime.Of(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds())));

    private FormMessage Of(SyntheticPatient patient, DateTimeOffset at) => new(patient, new FormDiary(patient, _days).Answer(at), "live-");
}
