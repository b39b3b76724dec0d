using System.Collections.Immutable;
using Dhof.Portal.Data;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Demo.People;

/// <summary>The patients of a region. They follow from its name, its seed and the instant of its first start; a later start finds the same.</summary>
/// <param name="FirstStart">Enrolments and stories are placed in time by it.</param>
internal sealed record Region(string Name, int Seed, DateTimeOffset FirstStart, ImmutableArray<SyntheticPatient> Patients)
{
    /// <summary>The region that fills the database.</summary>
    public static async Task<Region> ReadAsync(IDbContextFactory<PortalDatabase> databases, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var row = await database.DemoRegions.AsNoTracking().SingleAsync(cancellation);
        return Create(row.Region, row.Seed, row.SeededFrom);
    }

    public static Region Create(string name, int seed, DateTimeOffset firstStart)
    {
        var months = MostMonths(name);
        var today = DateOnly.FromDateTime(OsloTime.Of(firstStart).DateTime);
        var named = NamedPatients.All.Select((patient, index) => Enrolment.Of(patient, seed, index, today, months));
        var people = new GeneratedIdentities(seed, today);
        var generated = GeneratedPlaces.All(name).Select((place, i) => Enrolment.Of(people.Next(NamedPatients.All.Length + i), place, seed, NamedPatients.All.Length + i, today, months));

        // Everybody is made, whoever is kept: a patient of one place is the same person, with the same readings, as in the region with both.
        return new(name, seed, firstStart, [.. named.Concat(generated).Where(patient => Organisations.Of(name).Contains(patient.Team.Municipality))]);
    }

    /// <summary>How long ago the longest follow-up began.</summary>
    private static int MostMonths(string name) => name switch
    {
        DemoOptions.Small => 4,
        DemoOptions.Large => 2,
        _ => 36,
    };
}

/// <summary>A place in the region that an invented person fills.</summary>
internal sealed record GeneratedPlace(FollowUpCondition Condition, bool InOslo, bool SeesSpecialist, Story Story);

/// <summary>How many of each, and who of them has a deviation at the first start: of 84 in Larvik about ten, of 36 in Oslo four; in the large region one in ten of 5,000 in one list.</summary>
internal static class GeneratedPlaces
{
    public static IEnumerable<GeneratedPlace> All(string region) => region switch
    {
        DemoOptions.Small =>
        [
            .. Some(2, FollowUpCondition.Copd, oslo: false, specialists: 1, red: 0, yellow: 1),
            .. Some(1, FollowUpCondition.Diabetes, oslo: false, specialists: 0, red: 0, yellow: 0),
            .. Some(1, FollowUpCondition.HeartFailure, oslo: false, specialists: 0, red: 0, yellow: 0),
            .. Some(2, FollowUpCondition.Copd, oslo: true, specialists: 1, red: 0, yellow: 1),
        ],
        DemoOptions.Large =>
        [
            .. Some(2_140, FollowUpCondition.Copd, oslo: false, specialists: 1_470, red: 67, yellow: 133),
            .. Some(1_000, FollowUpCondition.HeartFailure, oslo: false, specialists: 0, red: 0, yellow: 67),
            .. Some(930, FollowUpCondition.Diabetes, oslo: false, specialists: 0, red: 67, yellow: 67),
            .. Some(921, FollowUpCondition.Multimorbid, oslo: false, specialists: 0, red: 0, yellow: 67),
        ],
        _ =>
        [
            .. Some(32, FollowUpCondition.Copd, oslo: false, specialists: 22, red: 1, yellow: 2),
            .. Some(15, FollowUpCondition.HeartFailure, oslo: false, specialists: 0, red: 0, yellow: 1),
            .. Some(14, FollowUpCondition.Diabetes, oslo: false, specialists: 0, red: 1, yellow: 1),
            .. Some(14, FollowUpCondition.Multimorbid, oslo: false, specialists: 0, red: 0, yellow: 1),
            .. Some(12, FollowUpCondition.Copd, oslo: true, specialists: 6, red: 1, yellow: 1),
            .. Some(8, FollowUpCondition.HeartFailure, oslo: true, specialists: 3, red: 0, yellow: 1),
            .. Some(8, FollowUpCondition.Diabetes, oslo: true, specialists: 0, red: 0, yellow: 1),
            .. Some(7, FollowUpCondition.Multimorbid, oslo: true, specialists: 3, red: 0, yellow: 0),
        ],
    };

    private static IEnumerable<GeneratedPlace> Some(int count, FollowUpCondition condition, bool oslo, int specialists, int red, int yellow) => Enumerable.Range(0, count)
        .Select(i => new GeneratedPlace(condition, oslo, SeesSpecialist: i < specialists, i < red ? Story.Severe : i < red + yellow ? Story.Moderate : Story.None));
}
