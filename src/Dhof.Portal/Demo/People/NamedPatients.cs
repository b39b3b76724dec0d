using System.Collections.Immutable;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.People;

/// <summary>A patient that docs/demo.md names: the same in every region, whatever the seed.</summary>
/// <param name="Months">How long before the first start the follow-up began.</param>
/// <param name="Shows">What the patient is there to show.</param>
internal sealed record NamedPatient(Identity Identity, FollowUpCondition Condition, bool InOslo, bool SeesSpecialist, Story Story, int Months, decimal? Oxygen, string Shows)
{
    /// <summary>The day by which a doctor was to look at the saturation limit again has passed.</summary>
    public bool IsReviewPassed { get; init; }
}

internal static class NamedPatients
{
    public static ImmutableArray<NamedPatient> All { get; } =
    [
        Copd("12835111065", "Berit", "Skrinsyn", new(1951, 3, 12), Sex.Female, Story.Quiet, 14, "stable, nothing open"),
        Copd("28744811777", "Arne", "Mønster", new(1948, 9, 28), Sex.Male, Story.Quiet, 9, "stable, nothing open; a pulse that was corrected, a saturation that was withdrawn, an evening that was received the next morning"),
        Copd("07815712484", "Ingrid", "Øvelsrud", new(1957, 1, 7), Sex.Female, Story.Quiet, 20, "stable, nothing open; a limit for the saturation that a doctor approved, whose day of review has passed") with { IsReviewPassed = true },
        Copd("04855513299", "Aud", "Prøvesen", new(1955, 5, 4), Sex.Female, Story.SaturationFalls, 11, "oxygen saturation falls, red three days in a row, and the answers to the daily form get worse with it"),
        new(new("19764613956", "Odd", "Testland", new(1946, 11, 19), Sex.Male), FollowUpCondition.HeartFailure, InOslo: false, SeesSpecialist: false, Story.WeightRises, 7, null, "weight rises over a personal limit, yellow"),
        Copd("23865314639", "Liv", "Demodal", new(1953, 6, 23), Sex.Female, Story.SilentSinceFriday, 5, "nothing received since Friday, the last was yellow"),
        Copd("02825015348", "Kåre", "Attrappen", new(1950, 2, 2), Sex.Male, Story.ImprobableValue, 12, "one improbable reading, an oxygen saturation of 49 %, which alerts"),
        Copd("30735816094", "Turid", "Skinnvik", new(1958, 8, 30), Sex.Female, Story.ImpossibleValue, 8, "one impossible reading, an oxygen saturation of 149 %, shown as invalid and silent"),
        Copd("15844916725", "Harald", "Kulissen", new(1949, 4, 15), Sex.Male, Story.Quiet, 18, "oxygen treatment 2 L/min, target 88–92 %, limits that a doctor changed and approved") with { Oxygen = 2 },
        new(new("09924317466", "Gunvor", "Papirmyr", new(1943, 12, 9), Sex.Female), FollowUpCondition.Multimorbid, InOslo: true, SeesSpecialist: true, Story.None, 36, null, "in Oslo, 36 months of readings that nobody in Larvik may see"),
    ];

    private static NamedPatient Copd(string number, string given, string family, DateOnly born, Sex sex, Story story, int months, string shows) =>
        new(new(number, given, family, born, sex), FollowUpCondition.Copd, InOslo: false, SeesSpecialist: true, story, months, null, shows);
}
