using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.People;

/// <summary>Makes a patient of a person: since when, followed by whom, with which limits.</summary>
internal static class Enrolment
{
    private const int MonthsToReview = 6, DaysSinceReview = 20;

    public static SyntheticPatient Of(NamedPatient named, int seed, int index, DateOnly today, int mostMonths) => Patient(
        named.Identity,
        new GeneratedPlace(named.Condition, named.InOslo, named.SeesSpecialist, named.Story),
        seed,
        index,
        today.AddMonths(-Math.Min(named.Months, mostMonths)),
        named.Oxygen,
        named.IsReviewPassed ? today.AddDays(-DaysSinceReview) : today.AddMonths(MonthsToReview),
        isOwnSaturation: named.IsReviewPassed);

    public static SyntheticPatient Of(Identity identity, GeneratedPlace place, int seed, int index, DateOnly today, int mostMonths)
    {
        var dice = new Dice(Throw.Person, seed, index);
        var share = dice.Unit();

        // More are new than old: the square thins out the long follow-ups.
        var days = 31 + (int)((mostMonths - 1) * 30.4 * ((0.7 * share) + (0.3 * share * share)));
        return Patient(identity, place, seed, index, today.AddDays(-days), oxygen: null, today.AddMonths(1 + (index % MonthsToReview)), isOwnSaturation: false);
    }

    private static SyntheticPatient Patient(Identity identity, GeneratedPlace place, int seed, int index, DateOnly enrolled, decimal? oxygen, DateOnly review, bool isOwnSaturation)
    {
        var usual = OwnUsual.Of(place.Condition, seed, index, onOxygen: oxygen is not null, mayBeLow: place.Story is Story.None);
        var team = Team(place, index);

        return new(seed, index, Id(seed, index), identity, place.Condition, team, place.Story, enrolled, oxygen, usual)
        {
            Limits = new LimitHistory(StartingLimits.Of(place.Condition, usual, oxygen, team, enrolled, review, isOwnSaturation)),
        };
    }

    private static CareTeam Team(GeneratedPlace place, int index) => place.InOslo
        ? new(Organisations.OsloDistrict, Organisations.OsloOffice, place.SeesSpecialist ? Organisations.Lovisenberg : null, Personas.Amina, Personas.OsloGp, place.SeesSpecialist ? Personas.Holm : null)
        : new(
            Organisations.Larvik,
            index % 2 == 0 ? Organisations.LarvikHarbourOffice : Organisations.LarvikForestOffice,
            place.SeesSpecialist ? Organisations.VestfoldHospital : null,
            index % 3 == 1 ? Personas.Ola : Personas.Kari,
            index % 2 == 0 ? Personas.Berg : Personas.Lie,
            place.SeesSpecialist ? Personas.Dahl : null);

    private static PatientId Id(int seed, int index)
    {
        var dice = new Dice(Throw.Person, seed, index, 1);
        return new(Math.Max(1, (long)(dice.Next() >> 1)));
    }
}
