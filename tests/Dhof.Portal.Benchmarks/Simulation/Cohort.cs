using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>Invented patients for one simulation: the demonstration's bodies, limits and habits, of all conditions in about its shares. Who they are plays no part, and nothing is stored.</summary>
internal sealed record Cohort(int Seed, int Patients, int Weeks)
{
    /// <summary>Enrolled this much earlier, so that rules that look back have what they look at.</summary>
    private const int MonthsBefore = 2;

    /// <summary>After those that the demonstration names, who have visits of their own.</summary>
    private const int FirstIndex = 10;

    private static readonly FollowUpCondition[] s_conditions =
    [
        FollowUpCondition.Copd, FollowUpCondition.HeartFailure, FollowUpCondition.Diabetes, FollowUpCondition.Multimorbid, FollowUpCondition.Copd,
        FollowUpCondition.HeartFailure, FollowUpCondition.Copd, FollowUpCondition.Diabetes, FollowUpCondition.Multimorbid, FollowUpCondition.Copd,
    ];

    private static readonly Identity s_nobody = new("", "", "", default, Sex.Female);

    public static DateTimeOffset Through { get; } = OsloTime.At(new(2026, 11, 23), 0);

    public DateTimeOffset From => OsloTime.At(new DateOnly(2026, 11, 23).AddDays(-7 * Weeks), 0);

    /// <summary>No first start is near: nobody is kept calm for it.</summary>
    public static StoryDays Days { get; } = new(Through.AddYears(10));

    public IEnumerable<SyntheticPatient> All => Enumerable.Range(0, Patients).Select(Of);

    private SyntheticPatient Of(int number) => Enrolment.Of(
        new NamedPatient(s_nobody, s_conditions[number % s_conditions.Length], InOslo: false, SeesSpecialist: true, Story.None, MonthsBefore, null, ""),
        Seed,
        FirstIndex + number,
        DateOnly.FromDateTime(From.DateTime),
        MonthsBefore);
}
