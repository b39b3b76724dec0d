using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Sources.Records;

/// <summary>What the office has sent to Pasientens måledata: a measurement a month at the office, half a year back. Observations only, as there.</summary>
internal static class SpotChecks
{
    private const int Months = 6;

    private static readonly string[] s_measured = ["spo2", "bp", "weight"];

    public static IEnumerable<HeldResource> Of(SyntheticPatient patient, StoryDays days, DateTimeOffset now)
    {
        var record = new RecordJson(patient, patient.Team.Office);
        var body = new Body(patient, days);
        var today = DateOnly.FromDateTime(OsloTime.Of(now).DateTime);

        return
            from back in Enumerable.Range(0, Months)
            let at = OsloTime.At(today.AddDays(-5 - (30 * back) - (patient.Index % 7)), 10.25)
            from key in s_measured
            select record.Measured(body.Measure(MeasurementCatalogue.Get(key), at, calm: true), patient.Team.Gp.Signature, "Demo kontorutstyr", "Målt på legekontoret");
    }
}
