using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.People;

/// <summary>The default limits of the domain, not confirmed by a doctor, and personal ones for those whom the defaults do not fit.</summary>
internal static class StartingLimits
{
    public const string DefaultReason = "Standardgrenser";

    /// <summary>How long the patient with an oxygen target lived with the default limits before a doctor changed them.</summary>
    private const int DaysToOxygenTarget = 14;

    /// <param name="review">When the personal ones are to be looked at again.</param>
    /// <param name="isOwnSaturation">A doctor has looked at the saturation and kept the standard for this patient.</param>
    public static IEnumerable<Limit> Of(FollowUpCondition condition, OwnUsual usual, decimal? oxygen, CareTeam team, DateOnly enrolled, DateOnly review, bool isOwnSaturation)
    {
        var from = OsloTime.At(enrolled, 0);
        var personal = Personal(condition, usual, team, from, review, isOwnSaturation).ToDictionary(limit => limit.Series);

        foreach (var (series, band) in DefaultLimits.Bands.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            yield return personal.Remove(series, out var own) ? own : By(team.Nurse, new(series, band, from, team.Nurse.Name, DefaultReason, null));
        }

        foreach (var own in personal.Values)
        {
            yield return own;
        }

        if (oxygen is not null)
        {
            var changed = OsloTime.At(enrolled.AddDays(DaysToOxygenTarget), 13);
            yield return Approved("spo2", DefaultLimits.OxygenTarget88To92, changed, team, "Oksygenbehandling hjemme, mål 88–92 %", review);
        }
    }

    /// <summary>Every series that a patient may have limits for.</summary>
    public static IEnumerable<string> SeriesOf(SyntheticPatient patient) =>
        DefaultLimits.Bands.Keys.Append("weight").Order(StringComparer.Ordinal).Where(series => !patient.Limits.Of(series).IsEmpty);

    private static IEnumerable<Limit> Personal(FollowUpCondition condition, OwnUsual usual, CareTeam team, DateTimeOffset from, DateOnly review, bool isOwnSaturation)
    {
        if (condition == FollowUpCondition.HeartFailure)
        {
            // A rise over days is a rule of its own; the doctor also names the weight from which fluid is suspected however slowly it came.
            var dry = decimal.Round((decimal)usual.Weight, 1);
            yield return Approved("weight", new(null, null, dry + 2, dry + 4), from, team, "Tørrvekt og 2 kg, hjertesvikt", review);
        }

        if (usual.LowSaturation)
        {
            yield return Approved("spo2", new(84, 88, null, null), from, team, "Lav egen normalverdi ved alvorlig KOLS", review);
        }
        else if (isOwnSaturation)
        {
            yield return Approved("spo2", DefaultLimits.Bands["spo2"], from, team, "Som standard, etter kontroll på sykehuset", review);
        }
    }

    private static Limit Approved(string series, LimitBand band, DateTimeOffset from, CareTeam team, string reason, DateOnly review) =>
        By(team.Doctor, new(series, band, from, team.Doctor.Name, reason, team.Doctor.Name) { ApprovedByRole = team.Doctor.Role, IsPersonal = true, ReviewBy = review });

    private static Limit By(Persona author, Limit limit) => limit with { AuthorRole = author.Role, AuthorHpr = author.Hpr, AuthorOrganisation = author.Organisation };
}
